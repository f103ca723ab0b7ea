import { maskCpf } from '@pec-aberto/brazil';
import type { ImportedField } from '../contract.ts';
import { labelledBlocks } from '#modules/citizens/contract/labels';
import { type CitizenRecord, EMPTY_RECORD, type LoadedCitizen } from '#modules/citizens/index';
import { entryName as asShown } from '#platform/files/entry-name';
import { CHOICES, chosen, isBlank } from './judge.ts';
import { type Match, numbersOfAnother } from './match.ts';
import type { ImportedCitizen } from './read-citizen.ts';

type Value = ImportedField['base'];
type Field = keyof CitizenRecord;

/** By what people are told apart: of a registration that may be of another, nothing else is shown. */
const IDENTITY: readonly Field[] = [
  'cpf',
  'cns',
  'name',
  'birthDate',
  'sex',
  'motherName',
  'deceased',
  'diedOn',
];
const PLACES = new Map(
  labelledBlocks.flatMap(({ fields }) => fields).map(([field], place) => [field, place]),
);
const placeOf = ({ path }: ImportedField) => PLACES.get(path) ?? PLACES.size;

/**
 * What a record of a file says beside a registration, field by field in the order of the form. Where it is sure whose
 * it is: only what taking it would change, and by which choice. In doubt: all that the file says, beside what tells
 * the person of the registration apart. Without a registration: what the file says.
 */
export function comparedFields(citizen: ImportedCitizen, match: Match): ImportedField[] {
  const { outcome, before } = match;
  const sure = before !== null && (outcome === 'fills' || outcome === 'differs');
  if (sure) return [...changes(before, match), ...additions(before, match)].toSorted(byPlace);
  if (outcome === 'same' && before) return [];
  const record = before?.record ?? EMPTY_RECORD;
  const file: CitizenRecord = { ...EMPTY_RECORD, ...citizen.fields, deceased: citizen.deceased };
  const paths = new Set<Field>([
    ...(before ? IDENTITY : []),
    ...citizen.told,
    ...(citizen.deceased ? (['deceased'] as const) : []),
  ]);
  const shown = [...paths].filter((path) => !isBlank(file[path]) || !isBlank(record[path]));
  return shown
    .map((path): ImportedField => {
      const told = value(file[path]);
      if (outcome === 'new') return { path, base: null, file: told, effect: 'fills', takenBy: [...CHOICES] };
      const beside = before ? ofAnother(path, value(record[path]), told) : { base: null };
      return { path, ...beside, file: told, effect: 'stays', takenBy: [] };
    })
    .toSorted(byPlace);
}

function changes({ record }: LoadedCitizen, { comparison, reasons }: Match): ImportedField[] {
  const withheld = new Set(numbersOfAnother(reasons));
  const written = CHOICES.map((choice) => ({ choice, fields: chosen(comparison, choice).fields }));
  // What the file says is all that there is to take.
  const wished = chosen(comparison, 'overwrite').fields;
  return (Object.keys(wished) as Field[])
    .filter((path) => wished[path] !== record[path])
    .map((path) => {
      const both = { path, base: value(record[path]), file: value(wished[path]) };
      if (withheld.has(path)) return { ...both, effect: 'withheld', takenBy: [] };
      const takenBy = written.filter(({ fields }) => path in fields).map(({ choice }) => choice);
      return { ...both, effect: effectOf(both), takenBy };
    });
}

/** Numbers that a person has besides those of the base. */
function additions({ documents }: LoadedCitizen, { comparison, reasons }: Match): ImportedField[] {
  const withheld = new Set(numbersOfAnother(reasons));
  return comparison.further.map(({ kind, number }) => {
    const inUse = documents.find((one) => one.kind === kind && one.removedAt === null);
    const both = { path: kind, base: inUse?.number ?? null, file: asShown(number) };
    if (withheld.has(kind)) return { ...both, effect: 'withheld', takenBy: [] };
    const takenBy = CHOICES.filter((choice) => chosen(comparison, choice).documents.add.length > 0);
    return { ...both, effect: 'adds', takenBy };
  });
}

function effectOf({ base, file }: { base: Value; file: Value }): ImportedField['effect'] {
  if (isBlank(base)) return 'fills';
  // A box that is no longer ticked answers too.
  return isBlank(file) && file !== false ? 'erases' : 'changes';
}

/**
 * What is shown of somebody who may be another, since a file may name any number: by what she is told apart, with
 * numbers that the file does not say masked; of all else, whether it is the same.
 */
function ofAnother(path: Field, kept: Value, told: Value): Pick<ImportedField, 'base' | 'agrees'> {
  if (!IDENTITY.includes(path)) return { base: null, agrees: kept === told };
  return { base: kept === told ? kept : masked(path, kept) };
}

function masked(path: Field, base: Value): Value {
  if (typeof base !== 'string') return base;
  if (path === 'cpf') return maskCpf(base);
  return path === 'cns' ? `*** **** **** ${base.slice(-4)}` : base;
}

const byPlace = (a: ImportedField, b: ImportedField) => placeOf(a) - placeOf(b);

/** What the file says is shown as the name of an entry is. */
function value(of: CitizenRecord[Field] | undefined): Value {
  if (of instanceof Date) return of.toISOString();
  return typeof of === 'string' ? asShown(of) : (of ?? null);
}
