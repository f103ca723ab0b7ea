/** Who of one base has a key, and how many of the other. */
type Block = { members: number[]; others: number };

/** Where the keys of one base lead: an equi-join in memory. */
export class Blocks {
  readonly #blocks = new Map<string, Block>();
  readonly #largest: number;
  #seen = new Int32Array(0);
  #asked = 0;

  /** `largest`: a key shared by more people, in one base or the other, is not followed. */
  constructor(largest: number) {
    this.#largest = largest;
  }

  add(member: number, keys: readonly string[]): void {
    if (member >= this.#seen.length) this.#grow(member);
    for (const key of keys) {
      const block = this.#blocks.get(key);
      if (block) block.members.push(member);
      else this.#blocks.set(key, { members: [member], others: 0 });
    }
  }

  countOther(keys: readonly string[]): void {
    for (const key of keys) {
      const block = this.#blocks.get(key);
      if (block) block.others += 1;
    }
  }

  /** Calls back once for each member that shares a followed key. */
  eachCandidate(keys: readonly string[], found: (member: number) => void): void {
    this.#asked += 1;
    for (const key of keys) {
      const block = this.#blocks.get(key);
      if (!block || this.#isTooLarge(block)) continue;
      for (const member of block.members) {
        if (this.#seen[member] === this.#asked) continue;
        this.#seen[member] = this.#asked;
        found(member);
      }
    }
  }

  #isTooLarge({ members, others }: Block): boolean {
    return members.length > this.#largest || others > this.#largest;
  }

  #grow(member: number): void {
    const larger = new Int32Array((member + 1) * 2);
    larger.set(this.#seen);
    this.#seen = larger;
  }

  /** Keys not followed because too many people share them. */
  leftOut(): number {
    let count = 0;
    for (const block of this.#blocks.values()) if (this.#isTooLarge(block)) count += 1;
    return count;
  }
}
