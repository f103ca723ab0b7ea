import type { FieldProblem } from '#platform/errors/problem';
import type { FormFields } from '../../contract/fields.ts';
import type { CitizenRecord } from '../record/record.ts';
import { formFaults } from '../rules/check.ts';
import type { ImportedCitizen } from './read-citizen.ts';

/** What becomes of a value that the base has and the file says otherwise. */
export type OnConflict = 'fill' | 'overwrite' | 'skip';

/** Asked by the form, and told by no field of this layout. */
const NOT_IN_LAYOUT: ReadonlySet<string> = new Set([
  'fatherName',
  'birthCountry',
  'enteredBrazilOn',
  'informsSexualOrientation',
  'informsGenderIdentity',
]);

/**
 * Why a record does not enter: it has neither CPF nor CNS, or lacks or contradicts what a registration asks and this
 * layout can tell (administration.md §11). Empty when it may enter.
 */
export function importFaults({ fields }: ImportedCitizen, today: string): FieldProblem[] {
  const faults = formFaults(fields, fields, today).filter(({ path }) => !NOT_IN_LAYOUT.has(path));
  if (fields.cpf !== null || fields.cns !== null) return faults;
  return [
    { path: 'cpf', message: 'Informe CPF ou CNS: sem um deles o cadastro não é importado.' },
    ...faults,
  ];
}

/** Taken together: a street of the file with the city of the base would be an address that does not exist. */
const TOGETHER: ReadonlyArray<ReadonlyArray<keyof FormFields>> = [
  ['race', 'ethnicity'],
  ['motherName', 'motherUnknown'],
  ['nationality', 'birthMunicipalityIbge', 'birthCountry'],
  [
    'residenceCountry',
    'cep',
    'uf',
    'municipalityIbge',
    'bairro',
    'streetType',
    'street',
    'houseNumber',
    'noHouseNumber',
    'complement',
    'referencePoint',
    'area',
    'microarea',
    'outOfArea',
  ],
];
/** A country alone is what the form supposes: it does not make an address told. */
const SUPPOSED: ReadonlySet<string> = new Set(['residenceCountry', 'nationality']);

export type Comparison = {
  /** Values that the base does not have. */
  fills: Partial<FormFields>;
  /** Values that the base has otherwise, as the file says them. */
  differs: Partial<FormFields>;
};

/** A record of the file beside the registration it is about. */
export function compareImported({ fields, told }: ImportedCitizen, kept: CitizenRecord): Comparison {
  const fills: Partial<FormFields> = {};
  const differs: Partial<FormFields> = {};
  const alone = told
    .filter((field) => !TOGETHER.some((group) => group.includes(field)))
    .map((field) => [field]);
  for (const group of [...TOGETHER, ...alone]) {
    const telling = group.filter((field) => told.includes(field) && !SUPPOSED.has(field));
    if (telling.length === 0) continue;
    const different = telling.filter((field) => fields[field] !== kept[field]);
    if (different.length === 0) continue;
    const blank = group.every((field) => SUPPOSED.has(field) || isBlank(kept[field]));
    Object.assign(blank ? fills : differs, Object.fromEntries(group.map((field) => [field, fields[field]])));
  }
  return { fills, differs };
}

const isBlank = (value: unknown): boolean => value === null || value === '' || value === false;

/** What is written over a registration that exists. */
export function chosenFields({ fills, differs }: Comparison, onConflict: OnConflict): Partial<FormFields> {
  if (onConflict === 'skip') return {};
  return onConflict === 'overwrite' ? { ...fills, ...differs } : fills;
}
