import type { Database, Tx } from '#platform/db/database';
import type { SecretBox } from '#platform/settings/secret-box';
import { type ArchivedRows, readArchives } from './archives.ts';
import { NO_HASH, type SealedBlock } from './block.ts';
import { chainState, hashesOf, rowsInSpan, rowsOutsideEpochs } from './chain-queries.ts';
import { checkSeal, RowCheck } from './check-block.ts';
import { type ChainReport, Faults } from './faults.ts';
import { type Head, readHeads } from './heads.ts';
import { readTrustedKeys, type TrustedKeys } from './keys.ts';
import { isOwn, nextSpan } from './seal.ts';
import { EVERYTHING } from './snapshot.ts';
import { startOf, walkChain } from './walk.ts';

export type Verifying = { db: Database; secrets: SecretBox; dataDir: string };

const HEADS_AT_ONCE = 5_000;

/**
 * Checks the whole trail against its blocks, the blocks against each other, and the chain against what lies
 * outside the base (public keys, heads). Reads one state of the base while the program goes on working.
 */
export async function verifyChain(
  { db, secrets, dataDir }: Verifying,
  onProgress: (blocks: number, rows: number) => void = () => undefined,
): Promise<ChainReport> {
  const keys = await readTrustedKeys(dataDir);
  const faults = new Faults();
  // Heads first: what is noted now is in the base by then, not the other way round.
  const count = await countHeads(dataDir);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const sealed = await checkBlocks(tx, keys, faults, onProgress);
      await checkHeads(tx, { dataDir, count }, sealed.last, faults);
      const unsealed = await checkUnsealed(tx, secrets, sealed.last, faults);
      const { rows, blocks } = sealed;
      return { ok: faults.none, rows, blocks, unsealed, faults: faults.list };
    });
}

type Sealed = { rows: number; blocks: number; last: SealedBlock | undefined };

async function checkBlocks(
  tx: Tx,
  keys: TrustedKeys,
  faults: Faults,
  onProgress: (blocks: number, rows: number) => void,
): Promise<Sealed> {
  const archived = await readArchives(tx, keys, faults);
  const sealed: Sealed = { rows: 0, blocks: 0, last: undefined };
  for await (const { block, previous, rows } of walkChain(tx)) {
    const follows = checkLink(block, previous, faults);
    checkSeal(block, keys, faults);
    const check = new RowCheck(block, faults, follows);
    for (const row of rows) check.see(row);
    check.end(inArchive(archived, block));
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

async function countHeads(dataDir: string): Promise<number> {
  let count = 0;
  for await (const _ of readHeads(dataDir)) count += 1;
  return count;
}

/** Compares the chain with the heads noted outside the base. `count`: those noted before the base was read. */
async function checkHeads(
  tx: Tx,
  { dataDir, count }: { dataDir: string; count: number },
  last: SealedBlock | undefined,
  faults: Faults,
): Promise<void> {
  if (count === 0 && last) faults.add('no-heads');
  let read = 0;
  let some: Head[] = [];
  for await (const head of readHeads(dataDir)) {
    if (++read > count) break;
    some.push(head);
    if (some.length < HEADS_AT_ONCE) continue;
    await compareHeads(tx, some, last, faults);
    some = [];
  }
  await compareHeads(tx, some, last, faults);
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

/** Counts the rows that wait for their block; those the program did not write are faults already. */
async function checkUnsealed(
  tx: Tx,
  secrets: SecretBox,
  last: SealedBlock | undefined,
  faults: Faults,
): Promise<number> {
  const state = await chainState(tx);
  let unsealed = 0;
  for await (const row of rowsOutsideEpochs(tx, state.firstEpoch, state.epoch)) {
    faults.add('inserted', null, row.id);
  }
  for (let { epoch } = nextSpan(last, state); epoch <= state.epoch; epoch++) {
    for await (const row of rowsInSpan(tx, { epoch, from: startOf(epoch, last), to: EVERYTHING })) {
      unsealed += 1;
      if (!isOwn(secrets, row)) faults.add('inserted', null, row.id);
    }
  }
  return unsealed;
}
