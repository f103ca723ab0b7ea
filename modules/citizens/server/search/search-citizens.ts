import { normaliseName } from '@pec-aberto/matching';
import type { Static } from 'typebox';
import { cursorInvalid } from '#platform/contract/cursor';
import type { Db } from '#platform/db/database';
import { COUNTED, cutPage } from '#platform/db/paging';
import { refused } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { searchCitizensContract } from '../../contract/search.ts';
import { civilToday } from '../rules/today.ts';
import { type Cursor, type Manner, readCursor, writeCursor } from './cursor.ts';
import { readFoundCitizens } from './found-queries.ts';
import { dig, type Found, type Place, rankBySound, rankByWords, SOUND, walk } from './find-queries.ts';
import { choosePlan, type Plan } from './plan.ts';
import { readTyped, type Typed } from '../../contract/typed.ts';
import { currentShares, type Shares } from './shares.ts';
import { noteSearch } from './trail.ts';
import {
  type NameTerm,
  type Operand,
  operandOf,
  speltOtherwise,
  type Term,
  termsOf,
  type Way,
  wholeQuery,
} from './terms.ts';

type Asked = Static<NonNullable<typeof searchCitizensContract.body>>;
type Answer = Static<typeof searchCitizensContract.response>;

const ROWS = 20;

/** CIT-07: one box and its filters, all of which apply together. */
export async function searchCitizens(context: ReadContext, asked: Asked): Promise<Answer> {
  const { db, now } = context;
  const today = await civilToday(context);
  const text = readTyped(asked.text ?? '', today);
  const terms = askedTerms(text, asked);
  const typed = normaliseName(text.name);
  const cursor = asked.after === undefined ? undefined : readCursor(asked.after);
  const limit = asked.limit ?? ROWS;
  const search = { db, terms, typed, shares: await currentShares(db, now.getTime()), limit };
  const { manner, hits, counted } = await find(search, cursor);
  const many = WALKS.has(manner) || counted > COUNTED;
  const count = cursor?.counted ?? (many ? roundBelow(Math.min(counted - 1, COUNTED)) : counted);
  const { rows: shown, next } = cutPage(hits, limit, (last) =>
    writeCursor({ ...last, manner, counted: count }),
  );
  const [rows] = await Promise.all([
    // The ranks of a walk are its stretches: nobody there only sounds so.
    readFoundCitizens(db, manner === 'walk' ? shown.map(({ person, id }) => ({ person, id })) : shown),
    cursor ? undefined : noteSearch(context, { terms, count, many }),
  ]);
  const meant = hits.length === 0 && !cursor ? await likelyMeant(search, asked.text ?? '') : null;
  return { rows, next, total: { count, capped: many }, meant };
}

/** The text with the names that were likely meant, where it then finds somebody: `mria silva` is `maria silva`. */
async function likelyMeant(search: Search, text: string): Promise<string | null> {
  const { terms: asked, shares } = search;
  const mended = new Map(
    nameTerms(asked).map(({ word }) => [word, shares.commonly(word) ?? shares.nearest(word) ?? word]),
  );
  const terms = speltOtherwise(asked, (word) => mended.get(word));
  if (!terms) return null;
  const { hits } = await find({ ...withTerms(search, terms), limit: 1 }, undefined);
  if (hits.length === 0) return null;
  return text.replaceAll(WRITTEN, (written) => {
    const word = normaliseName(written);
    const meant = mended.get(word) ?? word;
    return meant === word ? written : meant.toLowerCase();
  });
}

/** A word as it is typed. */
const WRITTEN = /[\p{L}\p{M}'’‘´`ʼ′]+/gu;

/** "More than so many" as people say it: its first digit, then zeros. 631 is 600. */
function roundBelow(count: number): number {
  const step = 10 ** Math.max(0, String(count).length - 1);
  return Math.floor(count / step) * step;
}

function askedTerms(text: Typed, asked: Asked): Term[] {
  const terms = termsOf(text, {
    birthDate: asked.birthDate?.trim() || undefined,
    motherName: asked.motherName,
    birthMunicipalityIbge: asked.birthMunicipalityIbge,
    municipalityIbge: asked.municipalityIbge,
  });
  if (terms.length > 0) return terms;
  throw refused('search-empty', 'Preencha ao menos um campo para buscar: nome, CPF, CNS, nascimento ou mãe.');
}

/** `typed`: the name as it was typed, as the key of names has it. */
type Search = { db: Db; terms: readonly Term[]; typed: string; shares: Shares; limit: number };
type Outcome = Found & { manner: Manner };
/** Ways that count only what they come by. */
const WALKS: ReadonlySet<Manner> = new Set(['walk', 'spelt']);

async function find(search: Search, cursor: Cursor | undefined): Promise<Outcome> {
  if (cursor) return again(search, cursor);
  if (planOf(search, 'common').walks) {
    const walked = await walkOn(search, undefined);
    // Fewer than a page: the statistics were wrong, or names go together more than by chance.
    if (walked.hits.length > search.limit) return { ...walked, manner: 'walk' };
  }
  const whole = await digOut(search, ['whole'], undefined);
  if (whole.hits.length > search.limit) return { ...whole, manner: 'whole' };
  const spelt = await walkSpelt(search, undefined);
  if (spelt) return { ...spelt, manner: 'spelt' };
  return { ...(await digOut(search, ['begun', 'sound'], undefined)), manner: 'wide' };
}

/** The page after a place, found as the first one was. */
async function again(search: Search, cursor: Cursor): Promise<Outcome> {
  const { manner } = cursor;
  if (manner === 'walk') return { ...(await walkOn(search, cursor)), manner };
  if (manner === 'spelt') {
    const spelt = await walkSpelt(search, cursor);
    // The statistics know another spelling by now: the search begins anew, rather than end as if nobody were left.
    if (!spelt) throw cursorInvalid();
    return { ...spelt, manner };
  }
  const ways: Way[] = manner === 'whole' ? ['whole'] : ['begun', 'sound'];
  return { ...(await digOut(search, ways, cursor)), manner };
}

/** The same with other words for the names. */
const withTerms = (search: Search, terms: readonly Term[]): Search => ({
  ...search,
  terms,
  typed: nameTerms(terms)
    .map(({ word }) => word)
    .join(' '),
});

const operandsOf = ({ terms, shares }: Search, way: Way): Operand[] =>
  terms.map((term) => operandOf(term, way, shares));
const nameTerms = (terms: readonly Term[]) => terms.filter((term): term is NameTerm => term.kind === 'name');

function planOf(search: Search, way: Way): Plan {
  const names = nameTerms(search.terms).length;
  return choosePlan(operandsOf(search, way), { names, citizens: search.shares.citizens, rows: search.limit });
}

function walkOn(search: Search, after: Place | undefined): Promise<Found> {
  const { db, terms, limit } = search;
  const operands = operandsOf(search, 'common');
  const names = nameTerms(terms).map(({ word }, place) => ({ word, whole: !operands[place]?.begun }));
  return walk(db, { names, typed: search.typed, others: operands.slice(names.length) }, { after, limit });
}

/**
 * `marya silva`: who is written so, then, by a walk, the many called as the common words that sound so. Undefined
 * where the words are no other spelling of common ones, or who is called so is less than a page. A page `after` another
 * goes on in the same way, whatever the statistics say by then.
 */
async function walkSpelt(search: Search, after: Place | undefined): Promise<Found | undefined> {
  const { limit } = search;
  const terms = speltOtherwise(search.terms, (word) => search.shares.commonly(word));
  if (!terms || (!after && !planOf({ ...search, terms }, 'common').walks)) return undefined;
  const written = await digOut(search, ['begun'], undefined);
  // They alone fill the page: all are sorted together.
  if (!after && written.hits.length > limit) return undefined;
  const place = after && after.rank >= SOUND ? { ...after, rank: after.rank - SOUND } : undefined;
  const walked = await walkOn({ ...withTerms(search, terms), limit: limit + written.hits.length }, place);
  const shown = new Set(written.hits.map(({ person }) => person));
  const sounding = walked.hits.filter(({ person }) => !shown.has(person));
  if (!after && sounding.length <= limit) return undefined;
  return {
    hits: [...(after ? [] : written.hits), ...sounding.map((hit) => ({ ...hit, rank: hit.rank + SOUND }))],
    counted: written.hits.length + walked.counted,
  };
}

function digOut(search: Search, ways: readonly Way[], after: Place | undefined): Promise<Found> {
  const { db, terms, typed, shares, limit } = search;
  const first = nameTerms(terms)[0]?.word;
  const byWords = rankByWords(wholeQuery(terms), first, typed);
  const bySound = rankBySound(first === undefined ? [] : [first, ...shares.soundingAs(first)]);
  const digs = ways.map((way) => ({
    index: planOf(search, way).index,
    all: operandsOf(search, way),
    rank: way === 'sound' ? bySound : byWords,
  }));
  return dig(db, digs, { after, limit });
}
