/** Deterministic pseudo-random numbers in [0, 1): mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const HARD = [0, 1, 2, 3, 8, 10, 11, 12, 13, 14, 15, 0x7f, 0x80, 0xc0, 0xfe, 0xff];

/** A copy of `bytes` with one to four things changed: bytes replaced, taken out, put in, repeated, or cut. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let out = Array.from(bytes);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let change = below(4); change >= 0; change -= 1) {
    const at = below(out.length);
    const hard = HARD[below(HARD.length)] ?? 0;
    switch (below(6)) {
      case 0:
        out[at] = below(256);
        break;
      case 1:
        out[at] = hard;
        break;
      case 2:
        out.splice(at, 1 + below(8));
        break;
      case 3:
        out.splice(at, 0, hard, below(256));
        break;
      case 4:
        out = [...out.slice(0, at), ...out.slice(Math.max(0, at - below(60)), at), ...out.slice(at)];
        break;
      default:
        if (random() < 0.3) out = out.slice(0, at);
        else out[at] = (out[at] ?? 0) ^ (1 << below(8));
    }
    if (out.length === 0) out = [0];
  }
  return Uint8Array.from(out);
}
