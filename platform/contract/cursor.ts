import { Problem } from '#platform/errors/problem';

/*
 * Places in lists that are read page by page. They come back from the client, who may write anything: what is not
 * exactly ours is refused before a query sees it.
 */
export const cursorInvalid = (): Problem =>
  new Problem(400, 'cursor-invalid', 'A página pedida não existe mais. Volte ao início da lista.');

/** PostgreSQL's integer. */
const GREATEST = 2_147_483_647;

/** A place told by a number of 0 to 2³¹−1: a version, a row. Throws 400 `cursor-invalid`. */
export function readNumberPlace(after: string): number {
  const place = /^\d{1,10}$/.test(after) ? Number(after) : Number.NaN;
  if (place <= GREATEST) return place;
  throw cursorInvalid();
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

/** A place told by the id of a row. Throws 400 `cursor-invalid`. */
export function readIdPlace(after: string): string {
  if (isUuid(after)) return after;
  throw cursorInvalid();
}

/** A place told by an instant and an id. */
export type TimePlace = { at: Date; id: string };

export const writeTimePlace = ({ at, id }: TimePlace): string => `${at.toISOString()}~${id}`;

/** Throws 400 `cursor-invalid`, also for an instant that has no four-digit year. */
export function readTimePlace(after: string): TimePlace {
  const [time = '', id = ''] = after.split('~');
  const at = new Date(time);
  const good = !Number.isNaN(at.getTime()) && at.toISOString() === time && /^\d{4}-/.test(time);
  // The year 0 is none.
  if (good && !time.startsWith('0000') && isUuid(id) && writeTimePlace({ at, id }) === after)
    return { at, id };
  throw cursorInvalid();
}
