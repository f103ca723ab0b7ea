import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { labelledRosters } from '../generator/rosters.ts';
import { personKeys } from '../keys.ts';
import { DEFAULT_MODEL } from '../model.ts';
import { searchKeys } from '../names/search-keys.ts';
import { REGIMES, stressRosters } from '../testing/stress.ts';
import { findDuplicates } from './find-duplicates.ts';
import { type Link, linkRosters } from './link-rosters.ts';

/**
 * What matching decides, and why, was measured (`docs/decisions/2026-11-20-matching*.md`): nobody changes it unawares.
 * Who changes it knowingly measures again, tells it there, and puts the new digests here.
 */
const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
const told = (links: readonly Link[]) =>
  links.map(({ a, b, score, decision, evidence }) => [a, b, score.toFixed(2), decision, evidence]);
const TODAY = { today: '2026-11-20' };
const rosters = labelledRosters({
  pairs: 350,
  twice: 0.03,
  people: { twins: 0.06, homonyms: 0.03, seed: 11 },
});

describe('what was measured holds', () => {
  it('between two rosters', () => {
    const { links, summary } = linkRosters(rosters.a, rosters.b, TODAY);
    expect(summary).toEqual({
      people: { a: 380, b: 443 },
      compared: 724,
      auto: 324,
      review: 21,
      reviewBearable: 21,
      leftOut: { likely: 3, unlikely: 12 },
      blocksLeftOut: 0,
    });
    expect(digestOf(told(links))).toBe('68725f53bf03c483');
  });

  it('in files of every regime', () => {
    // Made small, those that differ in nothing but size are one.
    const digests = REGIMES.filter(({ both }) => both > 1_000).map((regime) => {
      const { a, b } = stressRosters({ ...regime, both: 60, onlyA: 15, onlyB: 30 }, 5);
      return [regime.name, digestOf(told(linkRosters(a, b, TODAY).links))];
    });
    expect(Object.fromEntries(digests)).toEqual({
      everything: 'c79a7a06edb7ebb9',
      'no documents': '9415c98ff7724387',
      'name, birth, mother': 'ddfd2bd656e7042a',
      'name and birth': '2d476822b3cf7799',
      'no birth date': '33154c874e3a3b50',
      'no names': '1f06dd2cac631953',
      'other columns in b': '1b907f4fe9bd5039',
      'very dirty': '4c2089297e4814fd',
      'twins and namesakes': '3510c5fee24dd861',
      'twins without documents': 'a9bbc68fe5f6801d',
      placeholders: '895c80dbf23d6998',
    });
  });

  it('in one base, judged as at a desk', () => {
    const base = [...rosters.a, ...rosters.b];
    expect(digestOf(told(findDuplicates(base, TODAY, DEFAULT_MODEL).pairs))).toBe('91085c1f20a0712e');
  });

  it('of the keys that people are found by', () => {
    const keys = rosters.b.map((person) => [personKeys(person), searchKeys(person.name ?? '')]);
    expect(digestOf(keys)).toBe('f5f9eadfb1010939');
  });
});
