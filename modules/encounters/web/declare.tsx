import { IconFileCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { RESOURCES } from '#modules/reception/contract/parts';
import { DECLARATION, DeclarationDialog } from '#modules/reception/web/parts';
import { type ActiveAccess, Button } from '#ui/index';
import { openFile } from '#ui/client/open-file';
import { printDeclaration } from '../contract.ts';
import type { Encounter } from '../contract/parts.ts';
import { nameOf } from './head.tsx';

/** Of a visit of the own unit, while it lasts and ever after. */
export const mayDeclare = (
  { state, unit }: Encounter,
  access: Pick<ActiveAccess, 'resources' | 'unit'>,
): boolean =>
  state !== 'cancelado' && unit.id === access.unit?.id && access.resources.includes(RESOURCES.declare);

const WHOLE = 'Declaração de comparecimento';

/** "Declaração de comparecimento"; `short`: in the head of a page. */
export function DeclareButton({ encounter, short = false }: { encounter: Encounter; short?: boolean }) {
  const { id, citizen, late, time } = encounter;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        icon={IconFileCheck}
        {...(short ? { look: 'text', size: 'small', 'aria-label': WHOLE } : {})}
        onClick={() => setAsking(true)}
      >
        {short ? 'Declaração' : WHOLE}
      </Button>
      {asking ? (
        <DeclarationDialog
          who={nameOf(citizen)}
          from={time}
          {...(late ? { stay: `Hora do atendimento, ${time}` } : {})}
          print={(body) => openFile(printDeclaration, { params: { id }, body }, DECLARATION)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
