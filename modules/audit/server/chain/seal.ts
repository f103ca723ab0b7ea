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
import { appendHead, lastHead } from './heads.ts';
import { loadSigner } from './keys.ts';
import { sealPeople } from './people.ts';
import { cutBefore, EVERYTHING, isClosed, NOTHING } from './snapshot.ts';

const BLOCK_ROWS = 10_000;

type Sealing = Pick<Platform, 'db' | 'secrets' | 'boot' | 'clock'>;

/**
 * Seals every row committed so far; rows of transactions still open come in a later block, whatever the
 * clock says. Returns the blocks made; none while another worker seals.
 */
export async function sealAll(platform: Sealing, blockRows = BLOCK_ROWS): Promise<SealedBlock[]> {
  const blocks: SealedBlock[] = [];
  const people = new Set<string>();
  await noteLastBlock(platform);
  for (;;) {
    const block = await sealBlock(platform, blockRows, people);
    if (!block) return blocks;
    // After the commit: a crash between the two leaves one head to be noted by who seals next.
    await appendHead(platform.boot.dataDir, block);
    blocks.push(block);
  }
}

/** Notes the block whose head a crash left out; of more than one, verification tells. */
async function noteLastBlock({ db, boot }: Sealing): Promise<void> {
  const last = await findLastBlock(db);
  const head = await lastHead(boot.dataDir);
  if (last && last.number === (head?.number ?? 0) + 1) await appendHead(boot.dataDir, last);
}

/** `people`: those of the events of the blocks cut before; who they are is told in the block that ends the backlog. */
function sealBlock(
  platform: Sealing,
  blockRows: number,
  people: Set<string>,
): Promise<SealedBlock | undefined> {
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
      const content = await readContent(platform, tx, span, people);
      if (content.rows === 0 && !isClosed(span.to)) return undefined;
      const signer = await loadSigner(platform, tx);
      // The base shows people as after all that is committed: a block that ends before that tells nothing of them.
      const endsAll = cut === undefined || (await findCut(tx, { ...whole, from: span.to }, 1)) === undefined;
      const known = endsAll ? await sealPeople(tx, platform.secrets, people) : Buffer.alloc(0);
      if (endsAll) people.clear();
      const block: Block = {
        ...content,
        number: (last?.number ?? 0) + 1,
        previousHash: last?.hash ?? NO_HASH,
        epoch: span.epoch,
        snapshot: span.to,
        sealedAt: platform.clock.now(),
        keyFingerprint: signer.fingerprint,
        people: known,
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

async function readContent(
  { secrets }: Pick<Platform, 'secrets'>,
  tx: Tx,
  span: Span,
  people: Set<string>,
): Promise<Content> {
  const leaves: Buffer[] = [];
  const strangers: string[] = [];
  let firstAt: Date | null = null;
  let lastAt: Date | null = null;
  for await (const row of rowsInSpan(tx, span)) {
    const canonical = canonicalContent(row);
    leaves.push(leafOf(row, canonical));
    if (!isOwn(secrets, row, canonical)) strangers.push(row.id);
    if (row.professionalId !== null) people.add(row.professionalId);
    // Somebody's SQL may write an instant that is none.
    if (Number.isNaN(row.at.getTime())) continue;
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
): boolean => (row.mac === null ? row.epoch === 0 : row.mac === contentMac(secrets, canonical));
