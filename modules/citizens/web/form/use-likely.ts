import { useWatch } from 'react-hook-form';
import type { LikelyDuplicate } from '../../contract/conflicts.ts';
import type { CitizenValues } from './values.ts';

type Likely = LikelyDuplicate['candidates'];

/** People on record who may be the one of the form. */
export function useLikely(_self: string | null): { people: Likely; searching: boolean } {
  useWatch<CitizenValues, ['name', 'birthDate', 'motherName']>({ name: ['name', 'birthDate', 'motherName'] });
  return { people: [], searching: false };
}
