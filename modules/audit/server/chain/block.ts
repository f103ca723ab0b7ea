import { hash } from 'node:crypto';
import { type AuditContent, canonicalContent } from '#platform/audit/canonical';
import { formatSnapshot, type Snapshot } from './snapshot.ts';

/** A row of the trail with what binds it to the chain. `mac` is hex; null before the chain began. */
export type ChainRow = AuditContent & { epoch: number; xid: number; mac: string | null };

/** A block of the chain. Its hash covers everything but the signature. */
export type Block = {
  number: number;
  previousHash: Buffer;
  epoch: number;
  snapshot: Snapshot;
  rows: number;
  leaves: Buffer;
  /** Ids of rows that this program did not write. */
  strangers: readonly string[];
  firstAt: Date | null;
  lastAt: Date | null;
  sealedAt: Date;
  keyFingerprint: string;
  /** Who the people of its events were (see people.ts); null in blocks sealed before this was kept. */
  people: Buffer | null;
};
export type SealedBlock = Block & { hash: Buffer; signature: Buffer };

const ID_BYTES = 16;
const HASH_BYTES = 32;
const LEAF_BYTES = ID_BYTES + HASH_BYTES;
/** What the first block follows. */
export const NO_HASH = Buffer.alloc(HASH_BYTES);

const sha256 = (data: string | Buffer): Buffer => hash('sha256', data, 'buffer');

/** `canonical`: the row's content, where the caller has it already. */
export const rowHash = (row: ChainRow, canonical = canonicalContent(row)): Buffer =>
  sha256(`${row.epoch}\0${row.xid}\0${row.mac ?? ''}\0${canonical}`);

/** An id as its 16 bytes, and back. */
export const idBytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The id of a row and the hash of its content: 48 bytes. */
export const leafOf = (row: ChainRow, canonical: string): Buffer =>
  Buffer.concat([idBytesOf(row.id), rowHash(row, canonical)]);

export const idBytesToText = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The leaves of a block by the id of their row. */
export function readLeaves(leaves: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; at + LEAF_BYTES <= leaves.length; at += LEAF_BYTES) {
    found.set(
      idBytesToText(leaves.subarray(at, at + ID_BYTES)),
      leaves.subarray(at + ID_BYTES, at + LEAF_BYTES),
    );
  }
  return found;
}

/** Hash of a block; signed, and repeated by the block after it. */
export function blockHash(block: Block): Buffer {
  return sha256(
    JSON.stringify([
      block.people === null ? 'pec-audit-block-1' : 'pec-audit-block-2',
      block.number,
      block.previousHash.toString('hex'),
      block.epoch,
      formatSnapshot(block.snapshot),
      block.rows,
      sha256(block.leaves).toString('hex'),
      [...block.strangers].sort(),
      block.firstAt?.getTime() ?? null,
      block.lastAt?.getTime() ?? null,
      block.sealedAt.getTime(),
      block.keyFingerprint,
      ...(block.people === null ? [] : [sha256(block.people).toString('hex')]),
    ]),
  );
}
