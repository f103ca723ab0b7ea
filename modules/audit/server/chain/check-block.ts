import type { KeyObject } from 'node:crypto';
import { blockHash, type ChainRow, readLeaves, rowHash, type SealedBlock } from './block.ts';
import type { Faults } from './faults.ts';
import { isSignedBy, type TrustedKeys } from './keys.ts';

/** Is the block as it was signed, by a key that counts? */
export function checkSeal(block: SealedBlock, keys: TrustedKeys, faults: Faults): void {
  if (!blockHash(block).equals(block.hash)) faults.add('changed-block', block.number);
  const key: KeyObject | undefined = keys.get(block.keyFingerprint);
  if (!key) faults.add('unknown-key', block.number);
  else if (!isSignedBy(key, block.hash, block.signature)) faults.add('broken-signature', block.number);
  for (const row of block.strangers) faults.add('inserted', block.number, row);
}

/** Compares the rows of one block with what it sealed, as they come. */
export class RowCheck {
  readonly #block: SealedBlock;
  readonly #missing: Map<string, Buffer>;
  readonly #faults: Faults;
  /** False after a missing block, whose rows would look inserted here. */
  readonly #knowsExtras: boolean;

  constructor(block: SealedBlock, faults: Faults, knowsExtras: boolean) {
    this.#block = block;
    this.#missing = readLeaves(block.leaves);
    this.#faults = faults;
    this.#knowsExtras = knowsExtras;
  }

  see(row: ChainRow): void {
    const sealed = this.#missing.get(row.id);
    if (!sealed) {
      if (this.#knowsExtras) this.#faults.add('inserted', this.#block.number, row.id);
      return;
    }
    this.#missing.delete(row.id);
    if (!sealed.equals(rowHash(row))) this.#faults.add('changed', this.#block.number, row.id);
  }

  /** `isArchived` tells rows that left the base after their retention. Returns how many rows are not there. */
  end(isArchived: (row: string) => boolean): number {
    for (const row of this.#missing.keys()) {
      if (!isArchived(row)) this.#faults.add('removed', this.#block.number, row);
    }
    return this.#missing.size;
  }
}
