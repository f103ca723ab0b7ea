import type { FormFields } from '#modules/citizens/contract/fields';
import { type CitizenRecord, registrationFaults, signFault } from '#modules/citizens/index';
import type { FciPerson } from './read-fci.ts';

type Group = readonly (keyof FormFields)[];

/** What a ficha changes, and what it says that does not fit the registration (it stays in the ficha alone). */
export type Stated = { fields: Partial<FormFields>; unfit: string[] };

/**
 * The fields that a ficha tells and that may be taken: those that break no rule of the registration and that nobody
 * changed by another way after the ficha was filled in (`kept`). "Unknown" never empties a name that is known, and
 * the principal CPF or CNS is not replaced: a further card becomes a further document.
 */
export function statedFields(
  person: FciPerson,
  record: CitizenRecord,
  kept: ReadonlySet<string>,
  today: string,
): Stated {
  const groups = person.stated.filter((group) => !group.some((field) => kept.has(field)));
  const taken = groups.filter((group) => tells(group, person.fields, record));
  const wished = pick(person.fields, taken);
  const faulty = new Set(registrationFaults({ ...record, ...wished }, today).map(({ path }) => path));
  const isUnfit = (field: keyof FormFields) =>
    hasSigns(wished[field]) || (faulty.has(field) && !NAMES.has(field));
  const unfit = taken.filter((group) => group.some(isUnfit));
  const fields = pick(
    person.fields,
    taken.filter((group) => !unfit.includes(group)),
  );
  return { fields, unfit: unfit.flat() };
}

/** LEDI's rule of names is the one that holds for a ficha: the form's own ("ANA B SILVA") is for who types. */
const NAMES: ReadonlySet<string> = new Set(['name', 'motherName', 'fatherName']);
const hasSigns = (value: unknown): boolean => typeof value === 'string' && signFault(value) !== undefined;

function tells(group: Group, told: FormFields, record: CitizenRecord): boolean {
  if (group[0] === 'cpf' || group[0] === 'cns') return record[group[0]] === null;
  if (group.includes('motherUnknown')) return told.motherName !== null || record.motherName === null;
  if (group.includes('fatherUnknown')) return told.fatherName !== null || record.fatherName === null;
  return true;
}

const pick = (fields: FormFields, groups: readonly Group[]): Partial<FormFields> =>
  Object.fromEntries(groups.flat().map((field) => [field, fields[field]]));
