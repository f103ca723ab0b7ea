import { describe, expect, it } from 'vitest';
import { compare } from '../compare.ts';
import { DEFAULT_MODEL } from '../model.ts';
import type { Person } from '../person.ts';
import { prepare } from '../prepare.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import type { Assignment, Doubt } from './assign.ts';
import { linkRosters } from './link-rosters.ts';
import { chooseReview } from './review.ts';

const nobody = prepare({ id: '' });
const comparison = compare(nobody, nobody, DEFAULT_MODEL);
const doubt = (score: number, more: { free?: boolean; sameCpf?: boolean } = {}): Doubt => ({
  pair: {
    a: 0,
    b: 0,
    comparison,
    verdict: { decision: 'review', rule: null, guards: [], sameCpf: more.sameCpf ?? false },
  },
  score,
  rivals: 0,
  free: more.free ?? true,
});
const doubts = (...many: [count: number, score: number][]): Doubt[] =>
  many.flatMap(([count, score]) => Array.from({ length: count }, () => doubt(score)));
const assignment = (links: number, of: Doubt[]): Assignment => ({
  links: Array.from({ length: links }, () => doubt(1)),
  doubts: of,
});
const settings = {
  ...DEFAULT_SETTINGS,
  reviewBudget: { perLink: 0.05, perRecord: 0.01, atLeast: 2, mayMiss: 0.02, all: false },
};
const scores = (of: Doubt[], links = 0, all = false) => {
  const reviewBudget = { ...settings.reviewBudget, all };
  const { shown, ...rest } = chooseReview(assignment(links, of), 0, { ...settings, reviewBudget });
  return { shown: shown.map(({ score }) => score), ...rest };
};

describe('chooseReview', () => {
  it('keeps the likeliest up to the bearable number and tells how many were left out', () => {
    const many = doubts([45, 0.99], [15, 0.6], [5, 0.1]);
    const { shown, bearable, leftOut } = scores(many, 900);
    expect(bearable).toBe(47);
    expect(shown).toEqual(doubts([45, 0.99], [2, 0.6]).map(({ score }) => score));
    expect(leftOut).toEqual({ likely: 13, unlikely: 5 });
    expect(scores(many, 900, true)).toMatchObject({ leftOut: { likely: 0, unlikely: 0 } });
    expect(scores(many, 900, true).shown).toHaveLength(65);
  });

  it('shows every likely pair where the bearable number would miss too many people', () => {
    const { shown, bearable, leftOut } = scores(doubts([100, 0.95], [5, 0.1]), 900);
    expect(shown).toHaveLength(100);
    expect(bearable).toBeLessThan(100);
    expect(leftOut).toEqual({ likely: 0, unlikely: 5 });
  });

  it('fills what is left with CPFs of two people, then with the less likely, never with the hopeless', () => {
    const linked = doubt(0.000_2, { sameCpf: true, free: false });
    const ofTwo = doubt(0.000_1, { sameCpf: true });
    const found = chooseReview(assignment(60, [doubt(0.3), doubt(0.01), linked, ofTwo]), 0, settings);
    expect(found.shown.map(({ score }) => score)).toEqual([0.000_1, 0.3, 0.000_2]);
  });
});

describe('a second pair of somebody who has a link', () => {
  const maria = (id: string, more: Partial<Person> = {}): Person => ({
    id,
    name: 'Quitéria Bandeira Malaquias',
    birthDate: '1961-07-30',
    sex: 'F',
    ...more,
  });
  const [rosa, olga] = [{ motherName: 'Rosa Bandeira' }, { motherName: 'Olga Malaquias Dias' }];

  it('is likely for a record entered twice, and not for a namesake who has her own link', () => {
    const twice = linkRosters([maria('1', rosa)], [maria('x', rosa), maria('y', rosa)]).links;
    expect(twice.map(({ decision, score }) => [decision, score > 0.5])).toEqual([
      ['auto', true],
      ['review', true],
    ]);
    const namesakes = [maria('x', rosa), maria('y', olga)];
    const { links } = linkRosters([maria('1', rosa), maria('2', olga)], namesakes);
    expect(
      links
        .filter(({ decision }) => decision === 'auto')
        .map(({ a, b }) => a + b)
        .sort(),
    ).toEqual(['1x', '2y']);
    expect(links.filter(({ decision, score }) => decision === 'review' && score > 0.05)).toEqual([]);
  });
});
