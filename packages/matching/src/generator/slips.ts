import type { Dice } from './dice.ts';

/** Keys beside each other on a Brazilian keyboard. */
const ROWS = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

function neighbour(dice: Dice, letter: string): string {
  for (const row of ROWS) {
    const place = row.indexOf(letter);
    if (place >= 0) return row[place + (dice.chance(0.5) ? 1 : -1)] ?? dice.pick(LETTERS);
  }
  return dice.pick(LETTERS);
}

/** A slip of the fingers in a word of three letters or more: one letter changed, lost, doubled or exchanged. */
export function slip(dice: Dice, word: string): string {
  if (word.length < 3) return word;
  const place = dice.between(0, word.length - 1);
  const letter = word[place] ?? '';
  const [before, after] = [word.slice(0, place), word.slice(place + 1)];
  switch (dice.between(0, 4)) {
    case 0:
      return `${before}${neighbour(dice, letter)}${after}`;
    case 1:
      return before + after;
    case 2:
      return `${before}${letter}${letter}${after}`;
    case 3:
      return `${before}${dice.pick(LETTERS)}${letter}${after}`;
    default:
      return after === '' ? before : `${before}${after[0]}${letter}${after.slice(1)}`;
  }
}

/** Spellings that sound alike and are taken for each other, both ways. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/Z$/, 'S'],
  [/S$/, 'Z'],
  [/OU/, 'O'],
  [/EI/, 'E'],
  [/Y/, 'I'],
  [/I/, 'Y'],
  [/PH/, 'F'],
  [/F/, 'PH'],
  [/TH/, 'T'],
  [/T(?=[AIEO])/, 'TH'],
  [/W/, 'V'],
  [/^V/, 'W'],
  [/LL/, 'L'],
  [/L(?=[AEO])/, 'LL'],
  [/NN/, 'N'],
  [/N(?=A)/, 'NN'],
  [/SS/, 'S'],
  [/(?<=[AEIOU])S(?=[AEIOU])/, 'Z'],
  [/(?<=[AEIOU])Z(?=[AEIOU])/, 'S'],
  [/C(?=[EI])/, 'S'],
  [/K/, 'C'],
  [/C(?=[AOU])/, 'K'],
  [/G(?=[EI])/, 'J'],
  [/J(?=[EI])/, 'G'],
  [/CH/, 'X'],
  [/^H/, ''],
  [/M$/, 'N'],
  [/N$/, 'M'],
  [/E(?=[LMN])/, 'I'],
  [/CT/, 'T'],
];

/** Another spelling of the same sound; the word itself when none of the known ones fits. */
export function misspell(dice: Dice, word: string): string {
  const fitting = ALIKE.filter(([written]) => written.test(word));
  if (fitting.length === 0 || word.length < 3) return word;
  const [written, other] = dice.pick(fitting);
  return word.replace(written, other);
}

/** Applies `change` to one word of a name, particles excepted. */
export function inOneWord(dice: Dice, name: string, change: (dice: Dice, word: string) => string): string {
  const words = name.split(' ');
  const long = words.map((word, place) => (word.length > 3 ? place : -1)).filter((place) => place >= 0);
  if (long.length === 0) return name;
  const chosen = dice.pick(long);
  return words.map((word, place) => (place === chosen ? change(dice, word) : word)).join(' ');
}

/** Middle words as initials, one or all: 'MARIA A DOS SANTOS SILVA', 'MARIA A S SILVA'. */
export function abbreviate(dice: Dice, name: string): string {
  const words = name.split(' ');
  if (words.length < 3) return name;
  const all = dice.chance(0.4);
  const chosen = dice.between(1, words.length - 2);
  const short = words.map((word, place) => {
    const middle = place > 0 && place < words.length - 1 && word.length > 3;
    return middle && (all || place === chosen) ? `${word[0]}${dice.chance(0.5) ? '.' : ''}` : word;
  });
  return short.filter((word) => !all || word.length > 3 || word.endsWith('.') || word.length === 1).join(' ');
}

/** One of the middle words left out. */
export function dropMiddle(dice: Dice, name: string): string {
  const words = name.split(' ');
  if (words.length < 3) return name;
  const chosen = dice.between(1, words.length - 2);
  return words.filter((_, place) => place !== chosen).join(' ');
}

/** Another date that fingers make of one: a digit wrong, or two exchanged; always a real day. */
export function slipInDate(dice: Dice, date: string): string {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const place = dice.pick([2, 3, 3, 5, 6, 6, 8, 9, 9]);
    const other = `${date.slice(0, place)}${dice.between(0, 9)}${date.slice(place + 1)}`;
    const real = new Date(`${other}T00:00:00Z`);
    if (other !== date && !Number.isNaN(real.getTime()) && real.toISOString().startsWith(other)) return other;
  }
  return date;
}

/** Day and month exchanged, where that is a date. */
export function swapDayAndMonth(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return Number(day) <= 12 ? `${year}-${day}-${month}` : date;
}
