import Papa from 'papaparse';
import { labelledBlocks, shownValue } from '../../contract/labels.ts';
import type { CitizenRow } from '../registration/citizen-queries.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** A citizen as CSV: block, field, value as people read it, value as it is kept. A cell is never a formula. */
export function csvOf(row: CitizenRow): string {
  const values: Readonly<Record<string, unknown>> = row;
  const words = wordsOf(row);
  const lines = labelledBlocks.flatMap(({ title, fields }) =>
    fields
      .filter(([field]) => field in values && field !== 'documents')
      .map(([field, label]) => [
        title,
        label,
        words[field] ?? shownValue(field, values[field]),
        kept(values[field]),
      ]),
  );
  const documents = row.documents.map(({ kind, number, removedAt }) => [
    'Documentos',
    kind.toUpperCase(),
    `${shownValue(kind, number)}${removedAt === null ? '' : ' (retirado)'}`,
    number,
  ]);
  const head = ['Bloco', 'Campo', 'Valor', 'Código'];
  const options = { delimiter: ';', newline: '\r\n', quotes: true, escapeFormulae: true };
  return BYTE_ORDER_MARK + Papa.unparse([head, ...lines, ...documents], options);
}

/** What is kept as a code of a large table, or as an id, by name. */
const wordsOf = (row: CitizenRow): Readonly<Record<string, string | null | undefined>> => ({
  municipalityIbge: row.municipalityName,
  birthMunicipalityIbge: row.birthMunicipalityName,
  occupationCbo: row.occupationName,
  teamId: row.team?.name,
  responsibleId: row.responsible?.name,
});

const kept = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
};
