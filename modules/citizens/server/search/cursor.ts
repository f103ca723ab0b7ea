import { cursorInvalid, isUuid } from '#platform/contract/cursor';
import { COUNTED } from '#platform/db/paging';
import type { Place } from './find-queries.ts';

/** How the first page was found, so that the next goes on in the same order. */
export const MANNERS = ['whole', 'wide', 'walk', 'spelt'] as const;
export type Manner = (typeof MANNERS)[number];
export type Cursor = Place & { manner: Manner; counted: number };

export const writeCursor = ({ manner, rank, key, id, counted }: Cursor): string =>
  Buffer.from(JSON.stringify([MANNERS.indexOf(manner), rank, key, id, counted])).toString('base64url');

/** Ranks of a dig are seven; a walk has one for each word typed, and three, and may begin after those of a dig. */
const MOST_RANKS = 200;
const isNumber = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
/** Names are kept without it, and PostgreSQL takes none. */
const NUL = '\0';

/** Throws 400 `cursor-invalid` for what {@link writeCursor} did not write. */
export function readCursor(text: string): Cursor {
  const [place, rank, key, id, counted] = partsOf(text);
  const manner = isNumber(place, MANNERS.length) ? MANNERS[place] : undefined;
  const isKey = typeof key === 'string' && !key.includes(NUL);
  if (manner && isNumber(rank, MOST_RANKS) && isKey && isUuid(id) && isNumber(counted, COUNTED)) {
    return { manner, rank, key, id, counted };
  }
  throw cursorInvalid();
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
