import { Problem } from '#platform/errors/problem';
import { isDay } from './dates.ts';

/*
 * Cursors of lists. They come back from the client, who may write anything: what is not exactly ours is refused
 * before a query sees it.
 */
const invalid = () =>
  new Problem(400, 'cursor-invalid', 'A página pedida não existe mais. Volte ao início da lista.');

/** PostgreSQL's integer. */
const GREATEST = 2_147_483_647;

/** A place told by a number of 0 to 2³¹−1: a version, a row. Throws 400 `cursor-invalid`. */
export function readPlace(after: string): number {
  const place = /^\d{1,10}$/.test(after) ? Number(after) : Number.NaN;
  if (place <= GREATEST) return place;
  throw invalid();
}

/** A place told by an instant (ISO 8601, UTC) and an id. */
export type TimePlace = { at: string; id: string };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TIME_PLACE = new RegExp(
  `^(\\d{4}-\\d\\d-\\d\\d)T((?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3})Z_(${UUID})$`,
);

export const writeTimePlace = ({ at, id }: { at: Date; id: string }): string => `${at.toISOString()}_${id}`;

/** Throws 400 `cursor-invalid`. */
export function readTimePlace(after: string): TimePlace {
  const [, day = '', time = '', id = ''] = TIME_PLACE.exec(after) ?? [];
  if (isDay(day)) return { at: `${day}T${time}Z`, id };
  throw invalid();
}
