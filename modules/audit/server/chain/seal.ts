import { canonicalContent, contentMac } from '#platform/audit/canonical';
import type { Tx } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { type Block, blockHash, type ChainRow, leafOf, NO_HASH, type SealedBlock } from './block.ts';
import {
  type ChainEnd,
  type ChainState,
  chainState,
  findCut,
  findLastBlock,
  insertBlock,
  rowsInSpan,
  type Span,
  takeSealerTurn,
} from './chain-queries.ts';
import { appendHead } from './heads.ts';
import { loadSigner } from './keys.ts';
import { cutBefore, EVERYTHING, isClosed, NOTHING } from './snapshot.ts';

const BLOCK_ROWS = 10_000;

type Sealing = Pick<Platform, 'db' | 'secrets' | 'boot' | 'clock'>;

/**
 * Seals every row committed so far; rows of transactions still open come in a later block, whatever the
 * clock says. Returns the blocks made; none while another worker seals.
 */
export async function sealAll(platform: Sealing, blockRows = BLOCK_ROWS): Promise<SealedBlock[]> {
  const blocks: SealedBlock[] = [];
  for (;;) {
    const block = await sealBlock(platform, blockRows);
    if (!block) return blocks;
    // After the commit: a crash between the two leaves the next head to speak for this block too.
    await appendHead(platform.boot.dataDir, block);
    blocks.push(block);
  }
}

function sealBlock(platform: Sealing, blockRows: number): Promise<SealedBlock | undefined> {
  return platform.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      if (!(await takeSealerTurn(tx))) return undefined;
      const last = await findLastBlock(tx);
      const whole = nextSpan(last, await chainState(tx));
      const cut = await findCut(tx, whole, blockRows);
      // A block ends between two transactions: the one at the limit goes into it whole.
      const span = cut === undefined ? whole : { ...whole, to: cutBefore(whole.to, cut + 1) };
      const content = await readContent(platform, tx, span);
      if (content.rows === 0 && !isClosed(span.to)) return undefined;
      const signer = await loadSigner(platform, tx);
      const block: Block = {
        ...content,
        number: (last?.number ?? 0) + 1,
        previousHash: last?.hash ?? NO_HASH,
        epoch: span.epoch,
        snapshot: span.to,
        sealedAt: platform.clock.now(),
        keyFingerprint: signer.fingerprint,
      };
      const hash = blockHash(block);
      const sealed = { ...block, hash, signature: signer.sign(hash) };
      await insertBlock(tx, sealed);
      return sealed;
    });
}

/** What comes after the last block: more of its epoch, or the epoch after it. */
export function nextSpan(last: Pick<ChainEnd, 'epoch' | 'snapshot'> | undefined, state: ChainState): Span {
  const ended = last !== undefined && isClosed(last.snapshot);
  const epoch = last === undefined ? state.firstEpoch : ended ? last.epoch + 1 : last.epoch;
  const from = last === undefined || ended ? NOTHING : last.snapshot;
  return { epoch, from, to: epoch < state.epoch ? EVERYTHING : state.snapshot };
}

type Content = Pick<Block, 'rows' | 'leaves' | 'strangers' | 'firstAt' | 'lastAt'>;

async function readContent({ secrets }: Pick<Platform, 'secrets'>, tx: Tx, span: Span): Promise<Content> {
  const leaves: Buffer[] = [];
  const strangers: string[] = [];
  let firstAt: Date | null = null;
  let lastAt: Date | null = null;
  for await (const row of rowsInSpan(tx, span)) {
    const canonical = canonicalContent(row);
    leaves.push(leafOf(row, canonical));
    if (!isOwn(secrets, row, canonical)) strangers.push(row.id);
    if (firstAt === null || row.at < firstAt) firstAt = row.at;
    if (lastAt === null || row.at > lastAt) lastAt = row.at;
  }
  return { rows: leaves.length, leaves: Buffer.concat(leaves), strangers, firstAt, lastAt };
}

/** Did this program write the row? Those of epoch 0 are older than the digest. */
export const isOwn = (
  secrets: Platform['secrets'],
  row: ChainRow,
  canonical = canonicalContent(row),
): boolean => (row.epoch === 0 ? row.mac === null : row.mac === contentMac(secrets, canonical));
