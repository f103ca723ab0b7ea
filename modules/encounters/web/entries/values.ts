import type { Allergy, FamilyCondition, HospitalStay, Obstetric } from '../../contract/chart-entries.ts';
import { OBSTETRIC_COUNTS } from '../../contract/chart-entries.ts';
import type { KeptAllergy, KeptCondition, KeptObstetric, KeptStay } from '../../contract/kept.ts';
import { NOT_PICKED, type Picked } from '#ui/index';
import { told } from '../parts/told.ts';
import { codeOf } from '../parts/codes.ts';
import { partialDateText, readPartialDate } from '../parts/partial-date.ts';

/** A condition of the family with what its code is called, to be shown while it is written. */
export type NamedCondition = FamilyCondition & { name: string };

type Row = { id?: string; removed?: boolean };
const ofRow = ({ id, removed }: { id: string; removed: boolean }): Row =>
  told({ id, removed: removed || undefined });
const dateOf = (typed: string): string => readPartialDate(typed) ?? '';

/** What the dialog of an allergy holds; '' of what is not told. */
export type TypedAllergy = {
  id: string;
  removed: boolean;
  category: string;
  agent: string;
  reaction: string;
  criticality: string;
  certainty: string;
  /** Commas between them. */
  manifestations: string;
  startedOn: string;
  note: string;
};

export const NEW_ALLERGY: TypedAllergy = {
  id: '',
  removed: false,
  category: 'medicamento',
  agent: '',
  reaction: '',
  criticality: '',
  certainty: 'confirmado',
  manifestations: '',
  startedOn: '',
  note: '',
};

export function typedAllergy({
  id = '',
  removed = false,
  manifestations = [],
  startedOn,
  ...said
}: Allergy): TypedAllergy {
  return {
    ...NEW_ALLERGY,
    certainty: '',
    ...said,
    id,
    removed,
    manifestations: manifestations.join(', '),
    startedOn: partialDateText(startedOn ?? ''),
  };
}

export function allergyOf({ id, removed, manifestations, startedOn, ...typed }: TypedAllergy): Allergy {
  const several = [...new Set(manifestations.split(',').map((one) => one.trim()))].filter(Boolean);
  return {
    ...ofRow({ id, removed }),
    ...told({
      ...typed,
      agent: typed.agent.trim(),
      note: typed.note.trim(),
      startedOn: dateOf(startedOn),
    }),
    ...(several.length > 0 ? { manifestations: several } : {}),
  } as Allergy;
}

export type TypedStay = { id: string; removed: boolean; what: string; on: string; note: string };
export const NEW_STAY: TypedStay = { id: '', removed: false, what: '', on: '', note: '' };
export const typedStay = ({
  id = '',
  removed = false,
  what,
  on = '',
  note = '',
}: HospitalStay): TypedStay => ({
  id,
  removed,
  what,
  on: partialDateText(on),
  note,
});
export const stayOf = ({ id, removed, what, on, note }: TypedStay): HospitalStay => ({
  ...ofRow({ id, removed }),
  what: what.trim(),
  ...told({ on: dateOf(on), note: note.trim() }),
});

export type TypedCondition = { id: string; removed: boolean; code: Picked; kinship: string; note: string };
export const NEW_CONDITION: TypedCondition = {
  id: '',
  removed: false,
  code: NOT_PICKED,
  kinship: '',
  note: '',
};
export const typedCondition = ({
  id = '',
  removed = false,
  ciap2,
  name,
  kinship,
  note = '',
}: NamedCondition): TypedCondition => ({
  id,
  removed,
  code: { value: `ciap2 ${ciap2}`, label: name },
  kinship: kinship ?? '',
  note,
});
export const conditionOf = ({ id, removed, code, kinship, note }: TypedCondition): NamedCondition =>
  ({
    ...ofRow({ id, removed }),
    ciap2: codeOf(code)?.code ?? '',
    name: code.label,
    ...told({ kinship, note: note.trim() }),
  }) as NamedCondition;

/** Counts as they are typed, and the answer to the last question: 'sim', 'nao' or ''. */
export type TypedObstetric = Record<
  (typeof OBSTETRIC_COUNTS)[number]['key'] | 'outcomeWithinYear' | 'id',
  string
>;
export const typedObstetric = ({
  id = '',
  outcomeWithinYear,
  ...counts
}: Obstetric = {}): TypedObstetric => ({
  ...(Object.fromEntries(OBSTETRIC_COUNTS.map(({ key }) => [key, counts[key]?.toString() ?? ''])) as Omit<
    TypedObstetric,
    'id' | 'outcomeWithinYear'
  >),
  id,
  outcomeWithinYear: outcomeWithinYear === undefined ? '' : outcomeWithinYear ? 'sim' : 'nao',
});
export const obstetricOf = ({ id, outcomeWithinYear, ...typed }: TypedObstetric): Obstetric => ({
  ...told({ id }),
  ...Object.fromEntries(
    OBSTETRIC_COUNTS.flatMap(({ key }) =>
      typed[key].trim() === '' ? [] : [[key, Number(typed[key])] as const],
    ),
  ),
  ...(outcomeWithinYear === '' ? {} : { outcomeWithinYear: outcomeWithinYear === 'sim' }),
});

/** What stands on the citizen's list as a row that changes it. */
export const keptAllergy = ({ id, revisions, said }: KeptAllergy): Allergy => ({ id, revisions, ...said });
export const keptStay = ({ id, revisions, said }: KeptStay): HospitalStay => ({ id, revisions, ...said });
export const keptCondition = ({ id, revisions, name, said }: KeptCondition): NamedCondition => ({
  id,
  revisions,
  name,
  ...said,
});
export const keptObstetric = ({ id, revisions, said }: KeptObstetric): Obstetric => ({
  id,
  revisions,
  ...said,
});
