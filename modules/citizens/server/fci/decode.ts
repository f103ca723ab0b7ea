import type { Finding } from '@pec-aberto/ledi';
import { type Fci, readFci } from './read-fci.ts';

/** LEDI tipoDadoSerializado of the cadastro individual. */
const FCI = 2;
const UUID_CHARACTERS = /^[0-9A-Za-z-]{36,44}$/;
/** So many faults of one ficha are told. */
const TOLD_FAULTS = 5;

/** The library and its layout are loaded only here, when a first ficha is read: little else needs them. */
async function load() {
  const [ledi, node] = await Promise.all([import('@pec-aberto/ledi'), import('@pec-aberto/ledi/node')]);
  const layout = await node.loadLayout();
  return { ...ledi, ...node, layout, validator: new ledi.Validator(layout) };
}
export type Ledi = Awaited<ReturnType<typeof load>>;
let loaded: Promise<Ledi> | undefined;
export const loadLedi = (): Promise<Ledi> => (loaded ??= load());

/** A record as its bytes say it; `fci` with the sentences of what it breaks, or why there is none. */
export type Decoded =
  | { kind: 'fci'; fci: Fci; faults: string[] }
  /** `held`: of a layout newer than the program's, waits for an update; `other-form`: not a cadastro individual. */
  | { kind: 'unreadable' | 'other-form' | 'held'; uuid: string | null; reason: string | null };

/** Reads the bytes of one record, of whatever model, brought to the newest layout. */
export function decodeRecord(ledi: Ledi, bytes: Uint8Array): Decoded {
  const { valid, errors, record } = ledi.validator.judgeBytes(bytes);
  const faults = sentences(errors);
  const unreadable = (uuid: string | null): Decoded => ({
    kind: 'unreadable',
    uuid,
    reason: faults.join(' '),
  });
  if (!record) return unreadable(null);
  const { tipo, uuid, version } = ledi.headOf(record.transport);
  if (tipo !== FCI) return { kind: 'other-form', uuid, reason: null };
  if (valid === 'held') {
    const reason = `A ficha é do layout ${version}, que este programa ainda não conhece.`;
    return { kind: 'held', uuid, reason };
  }
  const { form } = ledi.toCurrentModel(ledi.layout, record);
  // Without a form or a uuid there is nothing to keep it by.
  if (!form || uuid === null || !UUID_CHARACTERS.test(uuid)) return unreadable(uuid);
  return { kind: 'fci', fci: { ...readFci(form, version ?? ''), uuid }, faults };
}

const sentences = (errors: readonly Finding[]): string[] =>
  errors.slice(0, TOLD_FAULTS).map(({ path, message }) => (path ? `${path}: ${message}` : message));
