import { EMPTY_RECORD, type CitizenRecord, type RecordField } from '../record/record.ts';

/** What every unit sees of who refuses to share: that this is the person, so that nobody registers her twice. */
const KNOWN: readonly RecordField[] = [
  'name',
  'socialName',
  'birthDate',
  'sex',
  'motherName',
  'motherUnknown',
  'cpf',
  'cns',
  'status',
  'mergedInto',
  'deceased',
  'sharingRefused',
];

/** A record with nothing but what every unit sees. */
export const knownOf = (record: CitizenRecord): CitizenRecord => ({
  ...EMPTY_RECORD,
  ...Object.fromEntries(KNOWN.map((field) => [field, record[field]])),
});
