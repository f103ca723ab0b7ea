/*
 * Chrome and Edge 109, the last of Windows 7 and 8, lack the array methods of ES2023 that leave the array as it was;
 * the other browsers we serve (see vite.config.ts) have them. Imported before everything else.
 */

type Method = (this: unknown[], ...given: never[]) => unknown;

const METHODS: Record<string, Method> = {
  toReversed() {
    return [...this].reverse();
  },
  toSorted(compare?: (a: unknown, b: unknown) => number) {
    return [...this].sort(compare);
  },
  toSpliced(...given: [start: number, count: number, ...items: unknown[]]) {
    const copy = [...this];
    copy.splice(...given);
    return copy;
  },
  with(place: number, value: unknown) {
    const index = place < 0 ? this.length + place : place;
    if (index < 0 || index >= this.length) throw new RangeError(`no place ${place} in ${this.length}`);
    return this.map((old, at) => (at === index ? value : old));
  },
};

/** Gives `prototype` the methods it lacks, unseen by loops over its properties. */
export function completeArrays(prototype: object = Array.prototype): void {
  for (const [name, value] of Object.entries(METHODS)) {
    if (name in prototype) continue;
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  }
}

completeArrays();
