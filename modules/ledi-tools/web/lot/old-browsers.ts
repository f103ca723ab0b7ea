/** Chrome and Edge 109, the last ones of Windows 7 and 8, have no toSorted, which the library stands on. */
if (!('toSorted' in Array.prototype)) {
  Object.defineProperty(Array.prototype, 'toSorted', {
    configurable: true,
    writable: true,
    value(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
      const copy = Array.from(this);
      return copy.sort(compare);
    },
  });
}
export {};
