const GONE = '…';
/** A CPF, CNS, telephone or the like, however it is written. */
const NUMBERS = /\d[\d.\s/()-]{5,}\d/g;

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A sentence for people, without the names that are given and without any number long enough to be somebody's. */
export function scrub(text: string, names: readonly string[]): string {
  const known = names.filter((name) => name.trim() !== '').toSorted((a, b) => b.length - a.length);
  const without = known.reduce((left, name) => left.replaceAll(new RegExp(literal(name), 'giu'), GONE), text);
  return without.replaceAll(NUMBERS, GONE);
}
