import type { Finding } from '@pec-aberto/ledi';
import type { Ledi } from '#platform/ledi/load';
import type { ReceivedFicha } from './ficha.ts';

const UUID_CHARACTERS = /^[0-9A-Za-z-]{36,44}$/;
/** So many faults of one ficha are told. */
const TOLD_FAULTS = 5;

/** A record as its bytes say it, or why there is no ficha in it. */
export type Decoded =
  | { kind: 'ficha'; ficha: ReceivedFicha }
  /** `held`: of a layout newer than the program's, waits for an update; `other-form`: of a form not asked for. */
  | { kind: 'unreadable' | 'other-form' | 'held'; uuid: string | null; reason: string | null };

/** Reads the bytes of one record of these `forms`, of whatever model, brought to the newest layout. */
export function decodeRecord(
  ledi: Ledi,
  bytes: Uint8Array,
  forms: { has: (form: number) => boolean },
): Decoded {
  const { valid, errors, record } = ledi.validator.judgeBytes(bytes);
  const faults = sentences(errors);
  const unreadable = (uuid: string | null): Decoded => ({
    kind: 'unreadable',
    uuid,
    reason: faults.join(' '),
  });
  if (!record) return unreadable(null);
  const { tipo, uuid, version } = ledi.headOf(record.transport);
  if (tipo === null || !forms.has(tipo)) return { kind: 'other-form', uuid, reason: null };
  if (valid === 'held') {
    const reason = `A ficha é do layout ${version}, que este programa ainda não conhece.`;
    return { kind: 'held', uuid, reason };
  }
  const { form: fields } = ledi.toCurrentModel(ledi.layout, record);
  // Without a form or a uuid there is nothing to keep it by.
  if (!fields || uuid === null || !UUID_CHARACTERS.test(uuid)) return unreadable(uuid);
  return { kind: 'ficha', ficha: { form: tipo, uuid, version: version ?? '', fields, bytes, faults } };
}

const sentences = (errors: readonly Finding[]): string[] =>
  errors.slice(0, TOLD_FAULTS).map(({ path, message }) => (path ? `${path}: ${message}` : message));
