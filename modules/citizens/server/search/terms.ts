import { nameTokens, normaliseName, phonetic } from '@pec-aberto/matching';
import type { NumberTyped, Typed } from '../../contract/typed.ts';
import type { Shares } from './shares.ts';
import { birthWord, MARK, phoneWords } from './words.ts';

/**
 * One thing asked of a person; who is found fulfils all. Names are asked in three ways, each wider than the one
 * before: as whole words, as beginnings, as they sound.
 */
export type Term = NameTerm | { kind: 'other'; anyOf: readonly Word[] };
export type NameTerm = { kind: 'name' | 'mother'; word: string /** Still being typed. */; last: boolean };
type Word = { word: string; whole: boolean /** Share, where statistics cannot know. */; share?: number };

export type Filters = {
  birthDate?: string | undefined;
  motherName?: string | undefined;
  birthMunicipalityIbge?: string | undefined;
  municipalityIbge?: string | undefined;
};

const ONE_DAY = 1 / 30_000;

/** All that was typed and chosen, as terms; empty when nothing was. */
export function termsOf(typed: Typed, filters: Filters): Term[] {
  const words = (kind: 'name' | 'mother', name: string): Term[] =>
    wordsOf(name).map((word, place, all) => ({ kind, word, last: place === all.length - 1 }));
  const dates = [...typed.dates, ...(filters.birthDate ? [filters.birthDate] : [])];
  const place = (mark: string, ibge: string | undefined): Term[] =>
    ibge ? [{ kind: 'other', anyOf: [{ word: mark + ibge, whole: true }] }] : [];
  return [
    ...words('name', typed.name),
    ...typed.numbers.map((number): Term => ({ kind: 'other', anyOf: readingsOf(number) })),
    ...dates.map((date): Term => ({ kind: 'other', anyOf: [dateWord(date)] })),
    ...words('mother', filters.motherName ?? ''),
    ...place(MARK.birthPlace, filters.birthMunicipalityIbge),
    ...place(MARK.residence, filters.municipalityIbge),
  ];
}

/** Words of a name that tell people apart; none when there is no letter nor digit. */
const wordsOf = (name: string) => (normaliseName(name) === '' ? [] : nameTokens(name));

/** The terms with their names spelt another way; undefined where one has no other, or nothing changes. */
export function speltOtherwise(
  terms: readonly Term[],
  spellingOf: (word: string) => string | undefined,
): readonly Term[] | undefined {
  const spelt: Term[] = [];
  let isOther = false;
  for (const term of terms) {
    if (term.kind !== 'name') {
      spelt.push(term);
      continue;
    }
    const word = spellingOf(term.word);
    if (word === undefined) return undefined;
    isOther ||= word !== term.word;
    spelt.push({ ...term, word });
  }
  return isOther ? spelt : undefined;
}

function dateWord(date: string): Word {
  const whole = date.length === 10;
  return {
    word: birthWord(date),
    whole,
    share: whole ? ONE_DAY : date.length === 7 ? ONE_DAY * 30 : ONE_DAY * 365,
  };
}

/** A document, a telephone, a day: whichever the digits may be. */
function readingsOf({ digits, partial, phone, date }: NumberTyped): Word[] {
  // Documents of three kinds, and digits spread evenly.
  const share = 3 / 10 ** digits.length;
  // The most digits of a telephone are those with DDD.
  const phones = phone === null ? [] : phoneWords(phone).slice(-1);
  return [
    { word: MARK.number + digits, whole: !partial, share },
    ...phones.map((word) => ({ word, whole: true, share: 1e-6 })),
    ...(date ? [dateWord(date)] : []),
  ];
}

/**
 * How names are asked. `common`: common names whole, others by their beginning; `whole`: the same, but the last is
 * still being typed.
 */
export type Way = 'common' | 'whole' | 'begun' | 'sound';

/** A term as `tsquery` takes it, with the share of citizens it finds. */
export type Operand = {
  text: string;
  share: number /** Asks the index for every word that begins so. */;
  begun: boolean;
};

/** As `tsquery` reads a word: quotes and backslashes doubled. */
const quoted = (word: string, whole: boolean) =>
  `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${whole ? '' : ':*'}`;

export function operandOf(term: Term, way: Way, shares: Shares): Operand {
  if (term.kind === 'other') {
    const found = term.anyOf.map(
      (one) => one.share ?? (one.whole ? shares.of(one.word) : shares.beginning(one.word)),
    );
    return {
      text: `(${term.anyOf.map(({ word, whole }) => quoted(word, whole)).join(' | ')})`,
      share: found.reduce((sum, share) => sum + share, 0),
      begun: term.anyOf.some(({ whole }) => !whole),
    };
  }
  const { word, whole } = askedWord(term, way, shares);
  return {
    text: quoted(word, whole),
    share: whole ? shares.of(word) : shares.beginning(word),
    begun: !whole,
  };
}

/** Fewer letters have no sound of their own, nor does a shorter sound begin a word: ZZZ is heard as S. */
const SOUNDED = 3;

function askedWord({ kind, word, last }: NameTerm, way: Way, shares: Shares) {
  const mother = kind === 'mother';
  const sound = phonetic(word);
  if (way === 'sound' && word.length >= SOUNDED) {
    const mark = mother ? MARK.motherSound : MARK.sound;
    return { word: mark + sound, whole: !last || sound.length < SOUNDED };
  }
  const asked = (mother ? MARK.motherWord : '') + word;
  // A common name followed by another word was meant whole: "maria silva" does not ask for Marianas.
  const meant = way === 'common' || (way === 'whole' && !last);
  return { word: asked, whole: meant && shares.isCommon(asked) };
}

export const asQuery = (operands: readonly Operand[]): string => operands.map(({ text }) => text).join(' & ');

/** Every word as it stands: who fulfils this comes first. */
export const wholeQuery = (terms: readonly Term[]): string =>
  terms
    .map((term) =>
      term.kind === 'other'
        ? `(${term.anyOf.map(({ word, whole }) => quoted(word, whole)).join(' | ')})`
        : quoted((term.kind === 'mother' ? MARK.motherWord : '') + term.word, true),
    )
    .join(' & ');
