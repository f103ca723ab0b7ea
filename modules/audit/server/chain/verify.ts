import type { Database, Tx } from '#platform/db/database';
import type { SecretBox } from '#platform/settings/secret-box';
import { type ArchivedRows, readArchives } from './archives.ts';
import { NO_HASH, type SealedBlock } from './block.ts';
import { type ChainState, chainState, hashesOf, rowsInSpan, rowsOutsideSpans } from './chain-queries.ts';
import { checkSeal, RowCheck } from './check-block.ts';
import { type ChainReport, Faults } from './faults.ts';
import { checkGuards } from './guards.ts';
import { type Head, headsPath, readHeads } from './heads.ts';
import { lostKeys, readTrustedKeys, type TrustedKeys } from './keys.ts';
import { PeopleCheck } from './people.ts';
import { isOwn, nextSpan } from './seal.ts';
import { EVERYTHING, NOTHING } from './snapshot.ts';
import { TurnCheck } from './turn-check.ts';
import { walkChain } from './walk.ts';

/** `heads`: another copy of heads.log, kept where who administers the server does not reach. */
export type Verifying = { db: Database; secrets: SecretBox; dataDir: string; heads?: string | undefined };
type Outside = Omit<Verifying, 'db'>;
type OnProgress = (blocks: number, rows: number) => void;

const HEADS_AT_ONCE = 5_000;

/**
 * Checks the whole trail against its blocks, the blocks against each other, and the chain against what lies
 * outside the base (public keys, heads). Reads one state of the base while the program goes on working.
 */
export async function verifyChain(
  { db, ...outside }: Verifying,
  onProgress?: OnProgress,
): Promise<ChainReport> {
  // Heads first: what is noted now is in the base by then, not the other way round.
  const noted = await countHeads(outside);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => verifyIn(tx, outside, noted, onProgress));
}

/** The same, of what one transaction sees. `noted`: heads of each file that were there before it began. */
export async function verifyIn(
  tx: Tx,
  outside: Outside,
  noted: readonly Noted[],
  onProgress: OnProgress = () => undefined,
): Promise<ChainReport> {
  const { secrets, dataDir } = outside;
  const faults = new Faults();
  const state = await chainState(tx);
  await checkGuards(tx, state.epoch, faults);
  for (const key of await lostKeys(secrets, tx)) faults.add('lost-key', null, null, key);
  const walk: Walk = { faults, turns: new TurnCheck(), people: new PeopleCheck(faults) };
  const sealed = await checkBlocks(tx, await readTrustedKeys(dataDir), walk, onProgress);
  for (const one of noted) await checkHeads(tx, one, sealed.last, faults);
  await checkHeadsReach(dataDir, sealed.last, faults);
  const unsealed = await checkUnsealed(tx, { secrets, state, last: sealed.last }, walk);
  await walk.people.end(tx, secrets);
  walk.turns.end(faults, sealed.absent);
  const { rows, blocks, last } = sealed;
  const tip = last ? { block: last.number, hash: last.hash.toString('hex'), sealedAt: last.sealedAt } : null;
  return { ok: faults.none, rows, blocks, unsealed, tip, faults: faults.list };
}

/** What the events are looked at for besides their blocks. */
type Walk = { faults: Faults; turns: TurnCheck; people: PeopleCheck };

/** `absent`: sealed rows that are not in the base, whatever the reason. */
type Sealed = { rows: number; blocks: number; absent: number; last: SealedBlock | undefined };

async function checkBlocks(
  tx: Tx,
  keys: TrustedKeys,
  { faults, turns, people }: Walk,
  onProgress: OnProgress,
): Promise<Sealed> {
  const archived = await readArchives(tx, keys, faults);
  const sealed: Sealed = { rows: 0, blocks: 0, absent: 0, last: undefined };
  for await (const { block, previous, rows } of walkChain(tx)) {
    const follows = checkLink(block, previous, faults);
    checkSeal(block, keys, faults);
    const check = new RowCheck(block, faults, follows);
    for (const row of rows) {
      check.see(row);
      turns.see(row.turn);
      people.see(row);
    }
    people.seal(block);
    sealed.absent += check.end(inArchive(archived, block));
    sealed.rows += rows.length;
    sealed.blocks += 1;
    sealed.last = block;
    onProgress(sealed.blocks, sealed.rows);
  }
  return sealed;
}

/** Does the block follow the one before? Names each number that is missing between them. */
function checkLink(block: SealedBlock, previous: SealedBlock | undefined, faults: Faults): boolean {
  const expected = (previous?.number ?? 0) + 1;
  for (let number = expected; number < block.number; number++) faults.add('missing-block', number);
  if (block.number !== expected) return false;
  if (!block.previousHash.equals(previous?.hash ?? NO_HASH)) faults.add('changed-block', block.number);
  return true;
}

const inArchive = (archived: ArchivedRows, block: SealedBlock) => (row: string) =>
  (block.lastAt !== null && archived.before !== null && block.lastAt < archived.before) ||
  archived.split.has(row);

/** A file of heads, and how many of them count. */
type Noted = { path: string; count: number };

/** The heads in the data folder, and those of a copy where one is given. */
export async function countHeads({ dataDir, heads }: Outside): Promise<Noted[]> {
  const paths = [headsPath(dataDir), ...(heads === undefined ? [] : [heads])];
  return Promise.all(
    paths.map(async (path) => {
      let count = 0;
      for await (const _ of readHeads(path)) count += 1;
      return { path, count };
    }),
  );
}

/** Compares the chain with heads noted outside the base. */
async function checkHeads(
  tx: Tx,
  { path, count }: Noted,
  last: SealedBlock | undefined,
  faults: Faults,
): Promise<void> {
  if (count === 0 && last) faults.add('no-heads');
  let read = 0;
  let some: Head[] = [];
  for await (const head of readHeads(path)) {
    if (++read > count) break;
    some.push(head);
    if (some.length < HEADS_AT_ONCE) continue;
    await compareHeads(tx, some, last, faults);
    some = [];
  }
  await compareHeads(tx, some, last, faults);
}

/**
 * Do the heads in the data folder go from the first block to the last? The head of one may be on its way, or left
 * out by a crash.
 */
async function checkHeadsReach(
  dataDir: string,
  last: SealedBlock | undefined,
  faults: Faults,
): Promise<void> {
  let newest = 0;
  let whole = true;
  for await (const { number } of readHeads(headsPath(dataDir))) {
    if (number > newest + 2) whole = false;
    newest = Math.max(newest, number);
  }
  if (newest > 0 && last && (!whole || last.number > newest + 1)) faults.add('cut-heads');
}

async function compareHeads(
  tx: Tx,
  heads: readonly Head[],
  last: SealedBlock | undefined,
  faults: Faults,
): Promise<void> {
  const hashes = await hashesOf(
    tx,
    heads.map((head) => head.number),
  );
  for (const { number, hash } of heads) {
    const found = hashes.get(number);
    if (found === undefined && number > (last?.number ?? 0)) faults.add('cut-end', number);
    if (found !== undefined && found !== hash) faults.add('rewritten', number);
  }
}

type Ending = { secrets: SecretBox; state: ChainState; last: SealedBlock | undefined };

/** Counts the rows that wait for their block; those that none will hold, or the program did not write, are faults. */
async function checkUnsealed(
  tx: Tx,
  { secrets, state, last }: Ending,
  { faults, turns, people }: Walk,
): Promise<number> {
  for await (const row of rowsOutsideSpans(tx, state)) {
    const own = isOwn(secrets, row);
    faults.add(own ? 'kept-back' : 'inserted', null, row.id);
    if (own) turns.see(row.turn);
  }
  let unsealed = 0;
  for (let { epoch, from } = nextSpan(last, state); epoch <= state.epoch; epoch++, from = NOTHING) {
    const to = epoch < state.epoch ? EVERYTHING : { xmax: state.snapshot.xmax, open: [] };
    for await (const row of rowsInSpan(tx, { epoch, from, to })) {
      unsealed += 1;
      if (!isOwn(secrets, row)) {
        faults.add('inserted', null, row.id);
        continue;
      }
      turns.see(row.turn);
      people.see(row);
    }
  }
  return unsealed;
}
