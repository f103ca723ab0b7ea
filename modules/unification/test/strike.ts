import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dice } from '@pec-aberto/matching';
import type { Desk } from '#modules/citizens/test/desk';
import { affected, getRow, sql, type Tx } from '#platform/db/database';
import { apply, rehearse, undo, type Work } from '../server/centre/index.ts';
import { PieceBroken } from '../server/pieces/seal.ts';
import { type Bases, checksums, dbOf, type Sending } from './bases.ts';

/** As if whoever works at the centre's base were killed: all its connections end, and nothing of what they were at is kept. */
const cutConnections = (centre: Desk) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'pec-unification'`.execute(dbOf(centre));

/** A byte of a piece changes on the disk. */
async function spoilPiece(sending: Sending, work: Work, dice: Dice): Promise<string> {
  const folder = join(sending.folder, 'unificacao', work.processId);
  const names = await readdir(folder);
  const name = dice.pick(names);
  const bytes = await readFile(join(folder, name));
  const at = dice.between(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(join(folder, name), bytes);
  return name;
}

const stateOf = async (centre: Desk, { processId }: Work) =>
  (
    await getRow(
      dbOf(centre),
      sql<{ state: string }>`select state from base_unification where id = ${processId}`,
    )
  ).state;

const become =
  (state: string, { processId }: Work) =>
  async (tx: Tx) =>
    void (await affected(tx, sql`update base_unification set state = ${state} where id = ${processId}`));

export type Outlived = {
  points: number;
  untouched: number;
  complete: number;
  between: number;
  differing: number;
};

/**
 * Unifies again and again, each time struck somewhere: what is then in the centre is nothing or all of it, and going on leads
 * to what an unstruck one leads to; undone, struck too, it is as it was.
 */
export async function strikeAtRandom(
  { unit, centre, sending }: Bases,
  points: number,
  { dice, tell }: { dice: Dice; tell(line: string): void },
): Promise<Outlived> {
  const db = dbOf(centre);
  const before = JSON.stringify(await checksums(db));
  const whole = await sending.work(unit, centre);
  const began = performance.now();
  await apply(whole, become('deciding', whole));
  const usual = performance.now() - began;
  const after = JSON.stringify(await checksums(db));
  await undo(whole, become('undone', whole));
  const outlived: Outlived = { points: 0, untouched: 0, complete: 0, between: 0, differing: 0 };
  for (let point = 1; point <= points; point++) {
    const work = await sending.work(unit, centre);
    const wound = dice.chance(0.15) ? await spoilPiece(sending, work, dice) : undefined;
    const timer = setTimeout(() => void cutConnections(centre), dice.between(0, usual * 1.1));
    if (dice.chance(0.2)) await rehearse(work).catch(() => undefined);
    await apply(work, become('deciding', work)).catch(() => undefined);
    clearTimeout(timer);
    const found = JSON.stringify(await checksums(db));
    const applied = (await stateOf(centre, work)) === 'deciding';
    if (found === before && !applied) outlived.untouched += 1;
    else if (found === after && applied) outlived.complete += 1;
    else outlived.between += 1;
    if (!applied) await goOn(work, () => sending.plan(unit, work.processId));
    if (JSON.stringify(await checksums(db)) !== after) outlived.differing += 1;
    await undoStruck(centre, work, dice.between(0, usual / 2));
    if (JSON.stringify(await checksums(db)) !== before) outlived.differing += 1;
    outlived.points = point;
    tell(`${point} de ${points}: ${wound ? 'pedaço alterado, ' : ''}${applied ? 'completa' : 'intocada'}`);
  }
  return outlived;
}

/** The unit sends what the centre lacks, and it goes on; a piece that is found broken then is lacked too. */
async function goOn(work: Work, send: () => Promise<unknown>): Promise<void> {
  await send();
  try {
    await apply(work, become('deciding', work));
  } catch (error) {
    if (!(error instanceof PieceBroken)) throw error;
    await send();
    await apply(work, become('deciding', work));
  }
}

async function undoStruck(centre: Desk, work: Work, after: number): Promise<void> {
  const timer = setTimeout(() => void cutConnections(centre), after);
  await undo(work, become('undone', work)).catch(() => undefined);
  clearTimeout(timer);
  if ((await stateOf(centre, work)) !== 'undone') await undo(work, become('undone', work));
}
