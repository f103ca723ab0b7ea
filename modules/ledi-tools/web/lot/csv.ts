import Papa from 'papaparse';
import type { FindingView, RecordRow } from './protocol.ts';

const TITLES = [
  'arquivo',
  'arquivo no zip',
  'modelo',
  'UUID',
  'layout',
  'resultado',
  'tipo',
  'código',
  'grupo',
  'caminho',
  'campo',
  'mensagem',
  'fonte',
];

const OUTCOME_WORDS = {
  valid: 'Válida',
  invalid: 'Com erro',
  held: 'Aguardando pacote',
  unreadable: 'Ilegível',
} as const;

/** What a spreadsheet would run as a formula becomes text, also behind blanks and as East Asian keyboards write it. */
const FORMULA = /^\s*[=+\-@|＝＋－＠]|^[\t\r\n]/;
const BYTE_ORDER_MARK = '\ufeff';
const OPTIONS = { delimiter: ';', newline: '\r\n', quotes: true, escapeFormulae: FORMULA };

/** The first line. */
export const csvHead = (): string => `${BYTE_ORDER_MARK}${Papa.unparse([TITLES], OPTIONS)}\r\n`;

/** A line for each finding of a record. */
export function csvLines(row: RecordRow, findings: readonly FindingView[]): string {
  const record = [row.file, row.entry, row.form, row.uuid, row.version, OUTCOME_WORDS[row.outcome]];
  const lines = findings.map(({ isWarning, code, group, path, place, message, source }) =>
    [...record, isWarning ? 'aviso' : 'erro', code, group, path, place, message, source].map(
      (cell) => cell ?? '',
    ),
  );
  return lines.length === 0 ? '' : `${Papa.unparse(lines, OPTIONS)}\r\n`;
}
