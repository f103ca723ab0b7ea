import type { Finding } from '@pec-aberto/ledi';
import type { Platform } from '#platform/runtime/platform';
import { runUseCase } from '#platform/usecase/run';
import { applyFci } from './apply-fci.ts';
import { readFci } from './read-fci.ts';

/** LEDI tipoDadoSerializado of the cadastro individual. */
const FCI = 2;
const UUID_CHARACTERS = /^[0-9A-Za-z-]{36,44}$/;
/** So many faults of one ficha are told. */
const TOLD_FAULTS = 5;

export const LOT_OUTCOMES = [
  'applied',
  'older',
  'repeated',
  'review',
  'refused',
  'held',
  'other-form',
  'unreadable',
] as const;
/**
 * What became of a record of a lot. `held`: of a layout newer than the program's, waits for an update; `other-form`:
 * not a cadastro individual.
 */
export type LotOutcome = (typeof LOT_OUTCOMES)[number];
export type LotLine = {
  file: string;
  entry: string | null;
  uuid: string | null;
  outcome: LotOutcome;
  reason: string | null;
  citizenId: string | null;
  /** Fields that stay in the ficha alone. */
  unfit: readonly string[];
};

/** The library and its layout are loaded only here: nothing else of the program needs them. */
async function loadLedi() {
  const [ledi, node] = await Promise.all([import('@pec-aberto/ledi'), import('@pec-aberto/ledi/node')]);
  const layout = await node.loadLayout();
  return { ...ledi, ...node, layout, validator: new ledi.Validator(layout) };
}
type Ledi = Awaited<ReturnType<typeof loadLedi>>;

/**
 * Applies the cadastros individuais of files and lots (zip), each in a transaction of its own: stopped at any point
 * and called again, it goes on from there. `onUnusable` is told of a file that is no lot.
 */
export async function* applyLot(
  platform: Platform,
  files: readonly string[],
  onUnusable: (file: string, message: string) => void,
): AsyncGenerator<LotLine> {
  const ledi = await loadLedi();
  const entries = ledi.readFiles(files, (file, error) => onUnusable(file, error.message));
  for await (const { file, entry, bytes, error } of entries) {
    const line = bytes
      ? await applyRecord(platform, ledi, bytes)
      : nothing('unreadable', error?.message ?? null);
    yield { file, entry, ...line };
  }
}

type Line = Omit<LotLine, 'file' | 'entry'>;
const nothing = (outcome: LotOutcome, reason: string | null, uuid: string | null = null): Line => ({
  uuid,
  outcome,
  reason,
  citizenId: null,
  unfit: [],
});

async function applyRecord(platform: Platform, ledi: Ledi, bytes: Uint8Array): Promise<Line> {
  const { valid, errors, record } = ledi.validator.judgeBytes(bytes);
  if (!record) return nothing('unreadable', sentences(errors).join(' '));
  const { tipo, uuid, version } = ledi.headOf(record.transport);
  if (tipo !== FCI) return nothing('other-form', null, uuid);
  if (valid === 'held') {
    return nothing('held', `A ficha é do layout ${version}, que este programa ainda não conhece.`, uuid);
  }
  const { form } = ledi.toCurrentModel(ledi.layout, record);
  // Without a form or a uuid there is nothing to keep it by.
  if (!form || uuid === null || !UUID_CHARACTERS.test(uuid)) {
    return nothing('unreadable', sentences(errors).join(' '), uuid);
  }
  const fci = { ...readFci(form, version ?? ''), uuid };
  const applied = await runUseCase(platform, { actor: { kind: 'command-line' } }, (context) =>
    applyFci(context, fci, bytes, sentences(errors)),
  );
  return { uuid, ...applied };
}

const sentences = (errors: readonly Finding[]): string[] =>
  errors.slice(0, TOLD_FAULTS).map(({ path, message }) => (path ? `${path}: ${message}` : message));
