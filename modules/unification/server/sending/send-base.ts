import { onOneClient } from '#platform/db/one-client';
import type { TableDeclaration } from '#platform/db/tables';
import type { JobContext } from '#platform/jobs/job';
import { readSetting } from '#platform/settings/settings';
import type { Catalogue } from '#modules/audit/index';
import { fillEarlierOpenings } from '#modules/record-access/index';
import type { Plan } from '../../contract/plan.ts';
import { estimateRows, makePlan, type ReadPiece } from '../plan/make-plan.ts';
import { piecesOf, writePlan } from '../plan/plan-text.ts';
import type { PieceStore } from '../pieces/store.ts';
import { changeWhen, setNoted } from '../process/change.ts';
import { piecesOfProcess } from '../process/keys-of.ts';
import { packPlan } from '../process/plan-of.ts';
import type { ProcessRow } from '../process/process-queries.ts';
import { readBits } from '../protocol/bits.ts';
import { speedSetting } from '../../settings.ts';
import type { Centre } from './centre.ts';
import { Pace } from './pace.ts';
import { patiently } from './patience.ts';

export type Sending = Pick<JobContext, 'platform' | 'signal' | 'progress'> & {
  row: ProcessRow;
  centre: Centre;
  tables: readonly TableDeclaration[];
  catalogue: Catalogue;
};

/** Of pieces on their way at once: each waits for its answer. */
const LANES = 3;

/** Reads the base as it is now; `keep` takes its pieces. */
export const readBase = (
  { platform, signal, progress, tables }: Pick<Sending, 'platform' | 'signal' | 'progress' | 'tables'>,
  step: string,
  keep: (piece: ReadPiece) => Promise<void>,
): Promise<Plan> =>
  onOneClient(
    platform.databaseUrl,
    'pec-unification',
    async ({ client }) => {
      const total = await estimateRows(client, tables);
      let done = 0;
      return makePlan(client, tables, async (piece, rows) => {
        signal.throwIfAborted();
        await keep(piece);
        done += rows;
        progress({ step, done, total: Math.max(done, total) });
      });
    },
    signal,
  );

/** The base as it is now, with its pieces in the store of the process. */
export async function readIntoStore(
  reading: Omit<Sending, 'centre'>,
): Promise<{ store: PieceStore; plan: Plan }> {
  const { platform, row, catalogue } = reading;
  const store = await piecesOfProcess(platform, row);
  // Who opened whose record is told by the trail, which stays: what people may ask of it comes along.
  await platform.db.transaction().execute((tx) => fillEarlierOpenings(tx, catalogue));
  const plan = await readBase(reading, 'Lendo a base', ({ sha256, text }) => store.add(sha256, text));
  return { store, plan };
}

/**
 * Brings to the centre what it lacks of the base as it is now; the name of its plan there. Begun again after a cut, only
 * pieces that did not arrive are sent.
 */
export async function sendBase(sending: Sending): Promise<string> {
  const { platform, row } = sending;
  const { store, plan } = await readIntoStore(sending);
  const { sha256, text } = writePlan(plan);
  await store.add(sha256, text);
  const names = piecesOf(plan);
  await store.keepOnly([sha256, ...names]);
  const packed = await packPlan(text);
  await changeWhen(
    platform,
    row.id,
    ({ wanted }) => wanted === row.wanted,
    (context) => setNoted(context, row, { planSha256: sha256, plan: packed }),
  );
  await sendPieces(sending, store, [sha256], 'Enviando o plano');
  for (;;) {
    const missing = await missingThere(sending, sha256, names);
    if (missing.length === 0) return sha256;
    await sendPieces(sending, store, missing, 'Enviando a base');
  }
}

const patience = ({ signal, progress }: Sending) => ({
  signal,
  told: (why: string) => progress({ step: `A central não responde e o envio continua sozinho. ${why}` }),
});

async function missingThere(sending: Sending, sha256: string, names: readonly string[]): Promise<string[]> {
  const { missing } = await patiently(() => sending.centre.say({ say: 'plan', sha256 }), patience(sending));
  return readBits(names, missing ?? '');
}

/** The pace of all lanes, as the setting is now. */
function pacing({ platform, signal }: Sending): () => Promise<Pace> {
  let of = 0;
  let pace = new Pace(of, signal);
  return async () => {
    const now = await readSetting(platform, platform.db, speedSetting);
    if (now !== of) pace = new Pace(now, signal);
    of = now;
    return pace;
  };
}

async function sendPieces(
  sending: Sending,
  store: PieceStore,
  names: readonly string[],
  step: string,
): Promise<void> {
  const { centre, progress, signal } = sending;
  const left = names.values();
  const paceNow = pacing(sending);
  let done = 0;
  const lane = async () => {
    for (const name of left) {
      signal.throwIfAborted();
      const sealed = await store.readSealed(name);
      const pace = await paceNow();
      await patiently(() => centre.send(name, sealed, pace), patience(sending));
      done += 1;
      progress({ step, done, total: names.length });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
