import { Problem } from '#platform/errors/problem';
import type { Place } from './find.ts';

/** How the first page was found, so that the next goes on in the same order. */
export const MANNERS = ['whole', 'wide', 'walk'] as const;
export type Manner = (typeof MANNERS)[number];
export type Cursor = Place & { manner: Manner; counted: number };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const writeCursor = ({ manner, rank, key, id, counted }: Cursor): string =>
  Buffer.from(JSON.stringify([MANNERS.indexOf(manner), rank, key, id, counted])).toString('base64url');

export function readCursor(text: string): Cursor {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parts)) {
      const [place, rank, key, id, counted] = parts as unknown[];
      const manner = MANNERS[Number(place)];
      const numbers = Number.isInteger(rank) && Number.isInteger(counted);
      if (manner && numbers && typeof key === 'string' && UUID.test(String(id))) {
        return { manner, rank: Number(rank), key, id: String(id), counted: Number(counted) };
      }
    }
  } catch {
    // Falls to the same answer: the cursor is not one of ours.
  }
  throw new Problem(400, 'cursor-invalid', 'A página pedida não existe mais. Volte ao início da lista.');
}
