import { plainText } from './plain-text.ts';

/** A text cut where the typed words stand in it; `hit` parts are marked. */
export type MarkedPart = { text: string; hit: boolean };

const wordsOf = (typed: string) => plainText(typed).split(/\s+/).filter(Boolean);

/** How well one word is found: at the start of the text, of one of its words, or anywhere. */
function wordScore(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  if (at === 0) return 3;
  return text.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word)) ? 2 : 1;
}

type Searchable = { label: string; words?: string | undefined; detail?: string | undefined };

/**
 * The entries that hold every typed word, accents ignored, the best first; words of the label count more than
 * those beside it. Equal ones keep their order; without text all of them.
 */
export function rank<T extends Searchable>(entries: readonly T[], typed: string): T[] {
  const words = wordsOf(typed);
  const scored = entries.map((entry) => {
    const label = plainText(entry.label);
    const beside = plainText(`${entry.words ?? ''} ${entry.detail ?? ''}`);
    const scores = words.map((word) => wordScore(label, word) * 10 || wordScore(beside, word));
    return { entry, score: scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 1) };
  });
  const found = scored.filter(({ score }) => score > 0);
  return found.sort((a, b) => b.score - a.score).map(({ entry }) => entry);
}

/** The label with the typed words marked. */
export function marked(label: string, typed: string): MarkedPart[] {
  const text = label.normalize('NFC');
  const plain = plainText(text);
  const hits = new Set<number>();
  for (const word of wordsOf(typed)) {
    const at = plain.indexOf(word);
    for (let place = at; at >= 0 && place < at + word.length; place++) hits.add(place);
  }
  const parts: MarkedPart[] = [];
  for (let place = 0; place < text.length; place++) {
    const hit = hits.has(place);
    const last = parts.at(-1);
    if (last?.hit === hit) last.text += text[place];
    else parts.push({ text: text[place] ?? '', hit });
  }
  return parts;
}
