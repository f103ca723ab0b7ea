import { maskCpf } from '@pec-aberto/brazil';
import type { ImportedField } from '../../contract/import.ts';
import { labelledBlocks } from '../../contract/labels.ts';
import { type CitizenRecord, EMPTY_RECORD, type LoadedCitizen } from '../record/record.ts';
import { entryName as asShown } from '../fci/entry-name.ts';
import { CHOICES, chosen, isBlank } from './judge.ts';
import { type Match, numbersOfAnother } from './match.ts';
import type { ImportedCitizen } from './read-citizen.ts';

type Value = ImportedField['base'];
type Field = keyof CitizenRecord;

/** By what people are told apart: shown also where only the registration tells it. */
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
 * it is: only what taking it would change, and by which choice. In doubt: all that the file says, beside the same of
 * the registration. Without a registration: what the file says.
 */
export function comparedFields(citizen: ImportedCitizen, match: Match): ImportedField[] {
  const { outcome, before } = match;
  const sure = before !== null && (outcome === 'fills' || outcome === 'differs');
  if (sure) return [...changes(before, match), ...additions(before, match)].toSorted(byPlace);
  if (outcome === 'same') return [];
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
      const [kept, told] = [before && value(record[path]), value(file[path])];
      const both = { path, base: kept === told ? kept : guarded(path, kept), file: told };
      if (outcome === 'new') return { ...both, effect: 'fills', takenBy: [...CHOICES] };
      return { ...both, effect: 'stays', takenBy: [] };
    })
    .toSorted(byPlace);
}

function changes({ record }: LoadedCitizen, { comparison, reasons }: Match): ImportedField[] {
  const withheld = new Set(numbersOfAnother(reasons));
  const wished: Partial<CitizenRecord> = { ...comparison.fills, ...comparison.differs };
  return (Object.keys(wished) as Field[])
    .filter((path) => wished[path] !== record[path])
    .map((path) => {
      const both = { path, base: value(record[path]), file: value(wished[path]) };
      if (withheld.has(path)) return { ...both, effect: 'withheld', takenBy: [] };
      const takenBy = CHOICES.filter((choice) => path in chosen(comparison, choice).fields);
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

/** Of somebody who may be another, a number that the file does not say is not shown whole. */
function guarded(path: Field, base: Value): Value {
  if (typeof base !== 'string') return base;
  if (path === 'cpf') return maskCpf(base);
  return path === 'cns' ? `*** **** **** ${base.slice(-4)}` : base;
}

const byPlace = (a: ImportedField, b: ImportedField) => placeOf(a) - placeOf(b);

/** The fields compared are texts, codes and boxes; what the file says is shown as the name of an entry is. */
const value = (of: CitizenRecord[Field] | undefined): Value =>
  typeof of === 'string' ? asShown(of) : typeof of === 'number' || typeof of === 'boolean' ? of : null;
