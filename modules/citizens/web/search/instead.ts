import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import type { SearchHit } from '#ui/index';
import { randomUuid } from '#ui/client/uuid';
import { typedUnderWay } from '../carried.ts';
import { today } from '../today.ts';
import { carriedFields, doubtsOf, NOTHING_ASKED } from './asked.ts';

/** What Ctrl K offers where nobody was found: the text that was likely meant, and a registration with what was typed. */
export function insteadOf(
  text: string,
  { meant, mayAdd }: { meant: string | null; mayAdd: boolean },
): SearchHit[] {
  const [doubt] = doubtsOf(text, today());
  const mended: SearchHit[] = meant
    ? [
        {
          id: 'meant',
          label: `Você quis dizer “${meant}”?`,
          icon: IconSearch,
          instead: true,
          open: { look: meant },
        },
      ]
    : [];
  if (!mayAdd) return mended;
  return [
    ...mended,
    {
      id: 'add',
      label: 'Adicionar cidadão',
      detail: doubt ?? `nenhum cadastro com “${text}”`,
      icon: IconUserPlus,
      instead: true,
      open: {
        to: '/cidadao/novo/$draft',
        params: { draft: randomUuid() },
        state: () => ({
          typedInSearch: typedUnderWay.put(carriedFields({ ...NOTHING_ASKED, text }, today())),
        }),
      },
    },
  ];
}
