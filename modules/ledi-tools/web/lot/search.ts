import type { Verdict } from '@pec-aberto/ledi';
import type { LotFilter, RecordRow } from './protocol.ts';

/** What of a record is looked at when the list is filtered. */
export type Searchable = { bytes: Uint8Array | null; verdict: Verdict; tipo: number; row: RecordRow };

const utf8 = new TextDecoder();
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether the record is one of those that the list shows. */
export function matches(record: Searchable, { tipo, outcome, code, text }: LotFilter): boolean {
  const { row, verdict } = record;
  if (tipo !== undefined && record.tipo !== tipo) return false;
  if (outcome === 'warned' ? row.warnings === 0 : outcome !== undefined && row.outcome !== outcome)
    return false;
  const findings = [...verdict.errors, ...verdict.warnings];
  if (code !== undefined && !findings.some((finding) => finding.code === code)) return false;
  if (!text) return true;
  const wanted = plain(text.trim());
  const told = [
    row.uuid,
    row.file,
    row.entry,
    row.form,
    row.version,
    ...findings.flatMap(({ message, code: own, path }) => [message, own, path]),
  ];
  return told.some((one) => one !== null && plain(one).includes(wanted)) || holds(record.bytes, wanted);
}

/** The texts of a record stand in its bytes as they are written. */
const holds = (bytes: Uint8Array | null, wanted: string) =>
  bytes !== null && plain(utf8.decode(bytes)).includes(wanted);
