import type { TableDeclaration } from '#platform/db/tables';
import { conflict, type Problem } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Plan } from '../../contract/plan.ts';
import type { Standing } from '../../contract/peer.ts';
import { readOurselves, schemaHash } from '../checks/ourselves.ts';
import { piecesOf, readPlan } from '../plan/plan-text.ts';
import { PieceBroken } from '../pieces/seal.ts';
import type { PieceStore } from '../pieces/store.ts';
import { setNoted } from '../process/change.ts';
import { busy, otherLife, otherVersion, wrongState } from '../process/faults.ts';
import { piecesOfProcess } from '../process/keys-of.ts';
import { packPlan, planOf } from '../process/plan-of.ts';
import type { ProcessRow } from '../process/process-queries.ts';
import { writeBits } from '../protocol/bits.ts';

/** Takes the plan that came as a piece, and tells which of its pieces lack. */
export async function hearPlan(
  context: UseCaseContext,
  row: ProcessRow,
  sha256: string,
  tables: readonly TableDeclaration[],
): Promise<Pick<Standing, 'missing'>> {
  if (row.state !== 'accepted' && row.state !== 'running') throw wrongState(row, 'receber a base');
  const store = await piecesOfProcess(context.platform, row);
  if (row.planSha256 !== sha256) {
    if (row.wanted !== null) throw busy();
    const text = await readPiece(store, sha256);
    const plan = readPlan(text);
    await requireFitting(context, row, plan, tables);
    await setNoted(context, row, { planSha256: sha256, plan: await packPlan(text), problem: null });
    await store.keepOnly([sha256, ...piecesOf(plan)]);
  }
  const names = await namesOf(context, row);
  const missing = new Set(await store.missing(names));
  return { missing: writeBits(names, (name) => missing.has(name)) };
}

async function namesOf({ db }: UseCaseContext, { id }: ProcessRow): Promise<string[]> {
  const kept = await planOf(db, id);
  if (!kept) throw new Error('a process whose plan is named keeps it');
  return piecesOf(kept.plan);
}

/** 409 unless this plan is the one of the process, and all of its pieces are here. */
export async function requirePlan(context: UseCaseContext, row: ProcessRow, sha256: string): Promise<void> {
  if (row.wanted !== null) throw busy();
  if (row.planSha256 !== sha256) throw lacking();
  const store = await piecesOfProcess(context.platform, row);
  if ((await store.missing(await namesOf(context, row))).length > 0) throw lacking();
}

const lacking = (): Problem =>
  conflict(
    'unification-pieces',
    'Faltam pedaços da base na central. Continue o envio a partir da instalação local.',
  );

async function readPiece(store: PieceStore, sha256: string): Promise<Buffer> {
  try {
    return await store.read(sha256);
  } catch (error) {
    if (error instanceof PieceBroken) throw lacking();
    throw error;
  }
}

/** A plan of this unit, of this program, and of the tables that come along. */
async function requireFitting(
  { platform, db }: UseCaseContext,
  row: ProcessRow,
  { installation, program, migrations, tables: planned }: Plan,
  tables: readonly TableDeclaration[],
): Promise<void> {
  if (installation.id !== row.peerInstallation || installation.incarnation !== row.peerIncarnation) {
    throw otherLife('A instalação local');
  }
  const { schema } = await readOurselves(platform, db);
  const moving = tables.flatMap(({ name, unification }) => (unification.rule === 'skip' ? [] : [name]));
  const isSame =
    schemaHash(migrations) === schema && moving.join() === planned.map(({ name }) => name).join();
  if (program !== platform.version || !isSame) throw otherVersion(program, platform.version);
}
