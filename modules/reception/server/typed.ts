import { searchKey } from '@pec-aberto/brazil';
import { readTyped } from '#modules/citizens/contract/typed';
import { escapeLike } from '#platform/db/like';
import type { People } from './people-queries.ts';

/** What was typed to find somebody in a list: words of the name, numbers and birth dates, known by their form. */
export function typedOf(text: string, today: string): People {
  const { name, numbers, dates, notDays } = readTyped(text, today);
  return {
    words: searchKey(name).split(' ').filter(Boolean).map(escapeLike),
    numbers: numbers.flatMap(({ digits, date }) => (date ? [] : [digits])),
    // What is no day is nobody's.
    births: [
      ...dates,
      ...numbers.flatMap(({ date }) => date ?? []),
      ...notDays.map(({ text: written }) => escapeLike(written)),
    ],
  };
}
