import type { RawBuilder } from 'kysely';
import { sql } from './database.ts';

/*
 * A record and what belongs to it in one statement: each trip to the base costs more than the rows it brings.
 */

/** The rows of a query as one column, a JSON array in their order; `[]` for none. */
export const rowsAsJson = <R>(rows: RawBuilder<R>): RawBuilder<R[]> =>
  sql`(select coalesce(json_agg(r), '[]') from (${rows}) r)`;

/** An instant inside JSON, written as the contracts have it: ISO 8601 in UTC, to the millisecond. */
export const instantAsText = (instant: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
