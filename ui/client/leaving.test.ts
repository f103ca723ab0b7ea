import { expect, it } from 'vitest';
import { forgetPeople, mapOfPerson, setPersonHere } from './leaving.ts';

it('what is remembered lasts while the same person works here', () => {
  const seen = mapOfPerson<string>();
  setPersonHere('ana');
  const remember = () => seen.set('busca', 'maria da silva');
  remember();
  // The session is asked for again and again.
  setPersonHere('ana');
  expect(seen.get('busca')).toBe('maria da silva');
  for (const leaves of [() => setPersonHere('bia'), () => setPersonHere(undefined), forgetPeople]) {
    remember();
    leaves();
    expect(seen.size).toBe(0);
  }
});
