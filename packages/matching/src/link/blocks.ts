/** Where the keys of one base lead: an equi-join in memory. */
export class Blocks {
  readonly #members = new Map<string, number[]>();
  /** People of the other base with each key of this one. */
  readonly #others = new Map<string, number>();
  readonly #largest: number;
  #seen = new Int32Array(0);
  #asked = 0;

  /** `largest`: a key shared by more people, in one base or the other, is not followed. */
  constructor(largest: number) {
    this.#largest = largest;
  }

  add(member: number, keys: readonly string[]): void {
    for (const key of keys) {
      const members = this.#members.get(key);
      if (members) members.push(member);
      else this.#members.set(key, [member]);
    }
  }

  countOther(keys: readonly string[]): void {
    for (const key of keys) {
      if (this.#members.has(key)) this.#others.set(key, (this.#others.get(key) ?? 0) + 1);
    }
  }

  /** Calls back once for each member that shares a followed key. */
  eachCandidate(keys: readonly string[], found: (member: number) => void): void {
    this.#asked += 1;
    for (const key of keys) {
      const members = this.#members.get(key);
      if (!members || this.#tooLarge(key, members.length)) continue;
      for (const member of members) {
        if (member >= this.#seen.length) this.#grow(member);
        if (this.#seen[member] === this.#asked) continue;
        this.#seen[member] = this.#asked;
        found(member);
      }
    }
  }

  #tooLarge(key: string, members: number): boolean {
    return members > this.#largest || (this.#others.get(key) ?? 0) > this.#largest;
  }

  #grow(member: number): void {
    const larger = new Int32Array((member + 1) * 2);
    larger.set(this.#seen);
    this.#seen = larger;
  }

  /** Keys not followed because too many people share them. */
  leftOut(): number {
    let count = 0;
    for (const [key, members] of this.#members) if (this.#tooLarge(key, members.length)) count += 1;
    return count;
  }
}
