import type {
  KeptAllergy,
  KeptAntecedents,
  KeptCondition,
  KeptObstetric,
  KeptStay,
} from '../../contract/kept.ts';
import type { EntryRow } from './entry-queries.ts';

/** Rows of one kind. What each says was held to the contract of its kind when it was written. */
const ofKind = <K extends { said: unknown }>(entries: readonly EntryRow[], wanted: EntryRow['kind']): K[] =>
  entries.flatMap(({ kind, ...row }) => (kind === wanted ? [row as unknown as K] : []));

export const allergiesIn = (entries: readonly EntryRow[]): KeptAllergy[] => ofKind(entries, 'alergia');

/** Antecedents that stand. */
export function antecedentsIn(entries: readonly EntryRow[]): KeptAntecedents {
  const standing = entries.filter(({ removed }) => !removed);
  return {
    hospital: ofKind<KeptStay>(standing, 'hospitalar'),
    family: ofKind<KeptCondition>(standing, 'familiar'),
    obstetric: ofKind<KeptObstetric>(standing, 'obstetrico')[0] ?? null,
  };
}
