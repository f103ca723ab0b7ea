import type { CitizenField } from '#modules/citizens/contract/definition/field';
import { FORM } from '#modules/citizens/contract/definition/registration';
import { fieldsWhere, groupsOf } from '#platform/contract/form/field';
import type { FieldProblem } from '#platform/errors/problem';
import type { FormFields } from '#modules/citizens/contract/fields';
import { fieldLabel } from '#modules/citizens/contract/labels';
import {
  type CitizenRecord,
  documentFaults,
  type DocumentInput,
  formFaults,
  type LoadedCitizen,
  normaliseNumber,
} from '#modules/citizens/index';
import type { ImportedCitizen } from './read-citizen.ts';

/** What becomes of a value that the base has and the file says otherwise. */
export const CHOICES = ['fill', 'overwrite', 'skip'] as const;
export type OnConflict = (typeof CHOICES)[number];

/** Asked by the form, and told by no field of this layout. */
const NOT_IN_LAYOUT: ReadonlySet<string> = new Set(fieldsWhere(FORM, ({ file }: CitizenField) => !file));

/**
 * Why a record does not enter: it has neither CPF nor CNS, or lacks or contradicts what a registration asks and this
 * layout can tell. Empty when it may enter.
 */
export function importFaults({ fields }: ImportedCitizen, today: string): FieldProblem[] {
  const faults = formFaults(fields, fields, today)
    .filter(({ path }) => !NOT_IN_LAYOUT.has(path))
    .map(named);
  if (fields.cpf !== null || fields.cns !== null) return faults;
  return [
    { path: 'cpf', message: 'Informe CPF ou CNS: sem um deles o cadastro não é importado.' },
    ...faults,
  ];
}

/** A fault with the field it is of: a row of an import has no field beside it. */
export const named = ({ path, message }: FieldProblem): FieldProblem => ({
  path,
  message: `${fieldLabel(path)}: ${message}`,
});

/** Taken together: a street of the file with the city of the base would be an address that does not exist. */
const TOGETHER: ReadonlyArray<ReadonlyArray<keyof FormFields>> = [
  ...groupsOf(FORM, ({ together, file }: CitizenField) =>
    file === false ? null : (together ?? null),
  ).values(),
].filter((group) => group.length > 1);
/** A country alone is what the form supposes: it does not make an address told. */
const SUPPOSED: ReadonlySet<string> = new Set(
  fieldsWhere(FORM, ({ supposed }: CitizenField) => supposed === true),
);

export type Comparison = {
  /** Values that the base does not have. */
  fills: Partial<CitizenRecord>;
  /** Values that the base has otherwise, as the file says them. */
  differs: Partial<CitizenRecord>;
  /** Numbers that the person has besides those of the base: a further card, the paper record. */
  further: readonly DocumentInput[];
};

/** A record of the file beside the registration it is about. */
export function compareImported(imported: ImportedCitizen, kept: LoadedCitizen, today: string): Comparison {
  const { fields, told, deceased } = imported;
  const { record } = kept;
  const fills: Partial<CitizenRecord> = {};
  const differs: Partial<CitizenRecord> = {};
  const alone = told
    .filter((field) => !TOGETHER.some((group) => group.includes(field)))
    // Who has a card may have another: it is added, and takes none away.
    .filter((field) => field !== 'cns' || record.cns === null)
    .map((field) => [field]);
  for (const group of [...TOGETHER, ...alone]) {
    const telling = group.filter((field) => told.includes(field) && !SUPPOSED.has(field));
    if (telling.length === 0) continue;
    const different = telling.filter((field) => fields[field] !== record[field]);
    if (different.length === 0) continue;
    const values = (some: ReadonlyArray<keyof FormFields>) =>
      Object.fromEntries(some.map((field) => [field, fields[field]]));
    if (goesOn(group, fields, record)) Object.assign(fills, values(group.filter(isNews(fields, record))));
    else Object.assign(differs, values(group));
  }
  if (deceased && !record.deceased) differs.deceased = true;
  const further = furtherDocuments(imported, record.cns, today).filter(({ kind, number }) => {
    const known = normaliseNumber(kind, number);
    return !kept.documents.some((one) => one.kind === kind && one.number === known && one.removedAt === null);
  });
  return { fills, differs, further };
}

/** What a house is told by. */
const HOUSE = ['municipalityIbge', 'street', 'houseNumber'] as const;

/**
 * Does the file go on from what the base says? It says all of it again; or it names the same house, and nothing of it
 * otherwise. A number without its street, or a street beside a CEP that it does not say, may be of another address.
 */
function goesOn(group: ReadonlyArray<keyof FormFields>, fields: FormFields, record: CitizenRecord): boolean {
  const saysAgain = (field: keyof FormFields) => isBlank(record[field]) || record[field] === fields[field];
  if (group.every(saysAgain)) return true;
  const sameHouse = HOUSE.every(
    (field) => group.includes(field) && !isBlank(fields[field]) && fields[field] === record[field],
  );
  // A box ticked in the base denies another field: silence does not go with it.
  return (
    sameHouse &&
    group.every((field) => saysAgain(field) || (isBlank(fields[field]) && record[field] !== true))
  );
}

const isNews = (fields: FormFields, record: CitizenRecord) => (field: keyof FormFields) =>
  !isBlank(fields[field]) && fields[field] !== record[field];

/** Fields of which the base says otherwise; of a group that differs, some are the same, or only the file tells them. */
export const contradicted = (
  differs: Partial<CitizenRecord>,
  record: CitizenRecord,
): Array<keyof CitizenRecord> =>
  (Object.keys(differs) as Array<keyof CitizenRecord>).filter(
    (path) => path === 'deceased' || (differs[path] !== record[path] && !isBlank(record[path])),
  );

/** Numbers of the file beside those of the record. */
export function furtherDocuments(
  { fields, prontuario }: ImportedCitizen,
  cns: string | null,
  today: string,
): DocumentInput[] {
  const further: DocumentInput[] = [];
  if (cns !== null && fields.cns !== null) further.push({ kind: 'cns', number: fields.cns });
  if (prontuario !== null) further.push({ kind: 'prontuario', number: prontuario });
  return further.filter((document) => documentFaults(document, today).length === 0);
}

/** Not told: of a box, that nobody ticked it. */
export const isBlank = (value: unknown): boolean => value === null || value === '' || value === false;

/** What is written over a registration that exists. */
export function chosen(
  { fills, differs, further }: Comparison,
  onConflict: OnConflict,
): { fields: Partial<CitizenRecord>; documents: { add: readonly DocumentInput[] } } {
  if (onConflict === 'skip') return { fields: {}, documents: { add: [] } };
  const fields = onConflict === 'overwrite' ? { ...fills, ...differs } : fills;
  // Death ends the link of the team, as at the desk.
  const dead = fields.deceased === true ? { teamId: null, teamSince: null } : {};
  return { fields: { ...fields, ...dead }, documents: { add: further } };
}
