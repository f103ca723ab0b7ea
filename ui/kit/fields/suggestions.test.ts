import { expect, test } from 'vitest';
import { meantSuggestion } from './suggestions.ts';

const MAKERS = ['INSTITUTO BUTANTAN', 'PFIZER', 'PFIZER MANUFACTURING', 'FUNDAÇÃO OSWALDO CRUZ'];

test.each([
  ['butant', 'INSTITUTO BUTANTAN'],
  [' fundacao ', 'FUNDAÇÃO OSWALDO CRUZ'],
  ['pfizer', 'PFIZER'],
])('"%s" means %s', (typed, meant) => expect(meantSuggestion(typed, MAKERS)).toBe(meant));

test.each(['', '  ', 'pfi', 'outro'])('"%s" means none of them', (typed) =>
  expect(meantSuggestion(typed, MAKERS)).toBeUndefined(),
);
