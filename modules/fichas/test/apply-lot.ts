import { databaseProblem } from '#platform/db/errors';
import { type Ledi, loadLedi } from '#platform/ledi/load';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { entryName } from '#platform/files/entry-name';
import { handlers } from '../server/handlers.ts';
import { decodeRecord } from '../server/received/decode.ts';
import type { UnknownPlace } from '../server/received/unknown-place.ts';

/**
 * What became of a record of a lot. `held`: of a layout newer than the program's, waits for an update; `other-form`:
 * not one with a handler.
 */
type LotOutcome =
  | 'applied'
  | 'older'
  | 'repeated'
  | 'review'
  | 'refused'
  | 'held'
  | 'other-form'
  | 'unreadable';
export type LotLine = {
  file: string;
  entry: string | null;
  uuid: string | null;
  outcome: LotOutcome;
  reason: string | null;
  citizenId: string | null;
  /** Fields that stay in the ficha alone. */
  unfit: readonly string[];
  /** Where it was filled in, when this installation does not know the place. */
  unknown?: UnknownPlace;
};

/** What became of each ficha of a lot that goes to the handlers past the store of production, one at a time. */
export async function* applyLot(platform: Platform, path: string): AsyncGenerator<LotLine> {
  const ledi = await loadLedi();
  const entries = ledi.readFiles([path]);
  for await (const { file, entry, bytes, error } of entries) {
    const line = bytes
      ? await applyOrTell(platform, ledi, bytes)
      : nothing('unreadable', error?.message ?? null);
    yield { file, entry: entry && entryName(entry), ...line };
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

const UNFORESEEN =
  'O programa não conseguiu ler esta ficha e seguiu com as outras. Se repetir, avise o suporte.';

/** No ficha stops those after it: what nobody foresaw is told of this one alone. A base that is away stops them all. */
async function applyOrTell(platform: Platform, ledi: Ledi, bytes: Uint8Array): Promise<Line> {
  try {
    return await applyRecord(platform, ledi, bytes);
  } catch (error) {
    if (databaseProblem(error)) throw error;
    platform.log.error('fci-failed', errorFields(error));
    return nothing('unreadable', UNFORESEEN);
  }
}

async function applyRecord(platform: Platform, ledi: Ledi, bytes: Uint8Array): Promise<Line> {
  const decoded = decodeRecord(ledi, bytes, handlers);
  if (decoded.kind !== 'ficha') return nothing(decoded.kind, decoded.reason, decoded.uuid);
  const { ficha } = decoded;
  const handler = handlers.get(ficha.form);
  if (!handler) throw new Error(`no handler of form ${ficha.form}`);
  const [applied] = await runUseCase(platform, COMMAND_LINE, (context) => handler.apply(context, [ficha]));
  if (!applied) throw new Error('one ficha has one outcome');
  return { uuid: ficha.uuid, ...applied };
}
