import { headOf } from './record.ts';
import type { LediRecord } from './ledi-record.ts';
import type { LediError } from './errors.ts';
import type { ValidateOptions, Validator } from './validate.ts';

/** One line of `pec ledi validate --json`. Others script against its shape: keys may be added, not changed. */
export type ReportLine = {
  file: string;
  /** Name inside the zip; null outside one. */
  entry: string | null;
  tipo: number | null;
  uuid: string | null;
  version: string | null;
  valid: boolean | 'held';
  errors: ReportFinding[];
  /** What the declared layout does not let one affirm, or the source doubts; the record may be valid all the same. */
  warnings: ReportFinding[];
};

export type ReportFinding = { code: string; group: string; path: string; message: string };

const MISNAMED: ReportFinding = {
  code: 'arquivo.zip',
  group: 'estrutural',
  path: '',
  message: 'O arquivo tem nome de registro, mas é um zip: foi aberto como lote.',
};

/** The line of one record; unreadable ones get theirs, with nulls. */
export function reportLine(
  validator: Validator,
  file: string,
  entry: string | null,
  bytes: Uint8Array,
  options: ValidateOptions,
): ReportLine {
  const { valid, errors, warnings, record } = validator.judgeBytes(bytes, options);
  const { tipo, uuid, version } = lineHead(record);
  const told = [...misnamed(file, entry), ...warnings.map(shown)];
  return { file, entry, tipo, uuid, version, valid, errors: errors.map(shown), warnings: told };
}

const shown = ({ code, group, path, message }: ReportFinding): ReportFinding => ({
  code,
  group,
  path,
  message,
});

/** A file with such a name is a record, even when nothing of it can be read. */
export const claimsRecord = (file: string): boolean => /\.(?:esus|esus13|xml)$/i.test(file);

const misnamed = (file: string, entry: string | null) =>
  entry !== null && claimsRecord(file) ? [MISNAMED] : [];

/** The line of a file of a zip that cannot be taken out of it. */
export function unreadableLine(file: string, entry: string | null, error: LediError): ReportLine {
  const errors = [{ code: `estrutura.${error.code}`, group: 'estrutural', path: '', message: error.message }];
  const warnings = misnamed(file, entry);
  return { file, entry, tipo: null, uuid: null, version: null, valid: false, errors, warnings };
}

const lineHead = (record: LediRecord | null) =>
  record ? headOf(record.transport) : { tipo: null, uuid: null, version: null };
