import { useNavigate } from '@tanstack/react-router';
import { type UseFormReturn, useFormContext } from 'react-hook-form';
import { randomUuid } from '#ui/client/uuid';
import { typedUnderWay } from './carried.ts';
import type { Receiver } from './handed.ts';
import { type AskedFields, carriedFields, NOTHING_ASKED } from './search/asked.ts';
import { today } from './today.ts';

/**
 * Begins a new registration with what was searched for; only after a search. No link: names and numbers of people would
 * stand in its address. `back`: the page that gets the citizen once registered. Inside a form the search is carried along;
 * only what else is typed there has the person asked whether to leave.
 */
export function useNewCitizen(back?: Receiver): (asked: Partial<AskedFields>) => void {
  const navigate = useNavigate();
  const form: UseFormReturn | null = useFormContext();
  const dirty = form?.formState.dirtyFields;
  return (asked) =>
    void navigate({
      to: '/cidadao/novo/$draft',
      params: { draft: randomUuid() },
      ignoreBlocker: dirty !== undefined && Object.keys(dirty).every((field) => field === 'citizenId'),
      state: {
        typedInSearch: typedUnderWay.put(carriedFields({ ...NOTHING_ASKED, ...asked }, today())),
        ...(back ? { registeredFor: back } : {}),
      },
    });
}

/** Where a search found nobody; `mayAdd`: its Enter begins a registration. */
export const nobodyText = (typed: string, mayAdd: boolean): string =>
  mayAdd
    ? `Nenhum cadastro com “${typed}”. Confira a grafia, ou Enter cadastra o cidadão.`
    : `Nenhum cadastro com “${typed}”. Confira a grafia.`;
