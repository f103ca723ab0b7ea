import { headOf, type LediRecord } from './record.ts';
import type { LediError } from './errors.ts';
import type { ValidateOptions, Validator } from './validate.ts';

/** One line of `pec ledi validate --json`. Others script against its shape: do not change it. */
export type ReportLine = {
  file: string;
  /** Name inside the zip; null outside one. */
  entry: string | null;
  tipo: number | null;
  uuid: string | null;
  version: string | null;
  valid: boolean | 'held';
  errors: { code: string; group: string; path: string; message: string }[];
};

/** The line of one record; unreadable ones get theirs, with nulls. */
export function reportLine(
  validator: Validator,
  file: string,
  entry: string | null,
  bytes: Uint8Array,
  options: ValidateOptions,
): ReportLine {
  const { valid, errors, record } = validator.judgeBytes(bytes, options);
  const { tipo, uuid, version } = lineHead(record);
  const shown = errors.map(({ code, group, path, message }) => ({ code, group, path, message }));
  return { file, entry, tipo, uuid, version, valid, errors: shown };
}

/** The line of a file of a zip that cannot be taken out of it. */
export function unreadableLine(file: string, entry: string | null, error: LediError): ReportLine {
  const errors = [{ code: `estrutura.${error.code}`, group: 'estrutural', path: '', message: error.message }];
  return { file, entry, tipo: null, uuid: null, version: null, valid: false, errors };
}

const lineHead = (record: LediRecord | null) =>
  record ? headOf(record.transport) : { tipo: null, uuid: null, version: null };
