import type { RawBuilder } from 'kysely';
import { sql } from '#platform/db/database';

/** Who was meant by what was typed (`typed.ts`). */
export type People = {
  /** Every one of these stands in a name, as `search_key` writes it. */
  words: readonly string[];
  /** Digits of a CPF or CNS, or their beginning. */
  numbers: readonly string[];
  /** aaaa, aaaa-mm or aaaa-mm-dd. */
  births: readonly string[];
};

/** Conditions over `c`, a row of `citizens_person`; all of them hold. */
export const personIs = ({ words, numbers, births }: People): ReadonlyArray<RawBuilder<unknown>> => [
  ...words.map(
    (word) => sql`' ' || search_key(c.name || ' ' || coalesce(c.social_name, '')) like ${`% ${word}%`}`,
  ),
  ...numbers.map((number) => sql`(c.cpf like ${`${number}%`} or c.cns like ${`${number}%`})`),
  ...births.map((birth) => sql`c.birth_date::text like ${`${birth}%`}`),
];
