import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonAnchor, FilterCheck } from '#ui/index';
import type { VisitPaper } from './papers.ts';

/** The papers of a finished encounter, each in a window of its own. `first`: the one with the cursor, to go on by Enter. */
export function PaperLinks({ papers, first = false }: { papers: readonly VisitPaper[]; first?: boolean }) {
  const [small, setSmall] = useState(false);
  return (
    <>
      <FilterCheck label="Imprimir em A5" checked={small} onChange={setSmall} />
      {papers.map(({ label, address }, at) => (
        <ButtonAnchor
          key={label}
          look={first && at === 0 ? 'primary' : 'soft'}
          icon={IconPrinter}
          href={address(small ? 'A5' : 'A4')}
          target="_blank"
          rel="noreferrer"
          {...(first && at === 0 ? { 'data-autofocus': true } : {})}
        >
          {label}
        </ButtonAnchor>
      ))}
    </>
  );
}
