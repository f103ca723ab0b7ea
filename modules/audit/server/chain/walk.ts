import type { Tx } from '#platform/db/database';
import type { ChainRow, SealedBlock } from './block.ts';
import { blocksAfter, rowsInSpan, type Span } from './chain-queries.ts';
import { isClosed, NOTHING, sees } from './snapshot.ts';

const ROWS_AT_ONCE = 20_000;

/** What a walk over the chain meets: each block, then its rows; `follows` is false after a missing block. */
export type WalkedBlock = {
  block: SealedBlock;
  previous: SealedBlock | undefined;
  rows: readonly ChainRow[];
};

/**
 * Walks the chain in order. Memory stays at the rows of some blocks: blocks are read by key, their rows by
 * the transactions they cover. Rows seen by no block of the walk are not given.
 */
export async function* walkChain(tx: Tx): AsyncGenerator<WalkedBlock> {
  let previous: SealedBlock | undefined;
  for (;;) {
    const blocks = sameEpoch(await blocksAfter(tx, previous?.number ?? 0, ROWS_AT_ONCE));
    const last = blocks.at(-1);
    if (!last) return;
    const from = startOf(last.epoch, previous);
    const rowsOf = await rowsByBlock(tx, { epoch: last.epoch, from, to: last.snapshot }, blocks);
    for (const block of blocks) {
      yield { block, previous, rows: rowsOf.get(block.number) ?? [] };
      previous = block;
    }
  }
}

/** Where the rows of an epoch begin that no block before covers. */
const startOf = (
  epoch: number,
  previous: Pick<SealedBlock, 'epoch' | 'snapshot'> | undefined,
): Span['from'] =>
  previous && previous.epoch === epoch && !isClosed(previous.snapshot) ? previous.snapshot : NOTHING;

const sameEpoch = (blocks: SealedBlock[]) => blocks.filter((block) => block.epoch === blocks[0]?.epoch);

async function rowsByBlock(
  tx: Tx,
  span: Span,
  blocks: readonly SealedBlock[],
): Promise<Map<number, ChainRow[]>> {
  const found = new Map<number, ChainRow[]>(blocks.map((block) => [block.number, []]));
  for await (const row of rowsInSpan(tx, span)) {
    const block = firstThatSees(blocks, row.xid);
    if (block) found.get(block.number)?.push(row);
  }
  return found;
}

/** The block a row belongs to. What a snapshot sees, all later ones see: halving finds the first. */
function firstThatSees(blocks: readonly SealedBlock[], xid: number): SealedBlock | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && sees(block.snapshot, xid)) high = middle;
    else low = middle + 1;
  }
  return blocks[low];
}
