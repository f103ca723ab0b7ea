import { expect, it } from 'vitest';
import { type SyntheticPerson, syntheticPeople } from '../generator/people.ts';
import { labelledRosters } from '../generator/rosters.ts';
import type { Spoiler } from '../generator/spoil.ts';
import { type Link, linkRosters } from '../link/link-rosters.ts';
import { REGIMES, stressRosters } from '../testing/stress.ts';
import { reportOf } from './report.ts';

const TODAY = { today: '2026-11-20' };

it('few wrong links, few missed and a bearable review on rosters of the generator', () => {
  const rosters = labelledRosters({ pairs: 1_500, people: { seed: 42 } });
  const report = reportOf(linkRosters(rosters.a, rosters.b, TODAY).links, rosters);
  expect(report.truePairs).toBeGreaterThanOrEqual(1_500);
  expect(report.wrong).toEqual([]);
  expect(report.recall).toBeGreaterThanOrEqual(0.97);
  expect(report.review).toBeLessThanOrEqual(report.reviewAllowed);
  // Every spoiler struck, so that none of them is shown by nothing.
  expect(report.bySpoiler.length).toBeGreaterThan(30);
}, 60_000);

it('automatic links stay right in files unlike those of the generator', () => {
  let auto = 0;
  let wrong = 0;
  for (const regime of REGIMES) {
    const rosters = stressRosters(smaller(regime), 3);
    const report = reportOf(linkRosters(rosters.a, rosters.b, TODAY).links, rosters);
    auto += report.auto;
    wrong += report.wrongAuto;
    expect.soft(report.wrongAuto, regime.name).toBeLessThanOrEqual(1);
  }
  expect(auto).toBeGreaterThan(4_000);
  expect(1 - wrong / auto).toBeGreaterThanOrEqual(0.999);
}, 120_000);

/** Where all share a telephone, all are compared with all: that is as hard with a few, and takes their square. */
function smaller(regime: (typeof REGIMES)[number]): (typeof REGIMES)[number] {
  const times = regime.placeholders ? 16 : 4;
  const part = (people: number) => (people > 500 ? Math.round(people / times) : people);
  const { both, onlyA, onlyB } = regime;
  return { ...regime, both: part(both), onlyA: part(onlyA), onlyB: part(onlyB) };
}

it('says of each wrong link what the two people are to each other, and of each true pair how it fared', () => {
  const ana = syntheticPeople({ seed: 1 }).next().value;
  const born = { ...ana, name: 'ANA LIMA', birthDate: '2010-05-01', family: 1, role: 'child' } as const;
  const people = new Map<string, SyntheticPerson>([
    ['A1', born],
    ['B1', born],
    ['B2', { ...born, family: 2 }],
    ['B3', { ...born, name: 'RITA DIAS', family: 2 }],
    ['B4', { ...born, name: 'EVA LIMA', role: 'mother' }],
    ['B5', { ...born, name: 'IVO LIMA' }],
    ['B6', { ...born, name: 'LIA LIMA', birthDate: '2012-05-01' }],
    ['B7', { ...born, birthDate: '2012-05-01' }],
  ]);
  const link = (b: string, decision: 'auto' | 'review') => ({ a: 'A1', b, decision }) as Link;
  const links = [...people.keys()].slice(1).map((b) => link(b, 'auto'));
  const records = (count: number) => Array.from({ length: count }, (_, place) => ({ id: `${place}` }));
  const truth = [
    { a: 'A1', b: 'B1', spoilers: [] },
    { a: 'A1', b: 'B8', spoilers: ['nameSlip', 'moved'] as Spoiler[] },
    { a: 'A1', b: 'B9', spoilers: ['moved'] as Spoiler[] },
  ];
  const rosters = { a: records(300), b: records(200), truth, people };
  const report = reportOf([...links, link('B8', 'review'), link('gone', 'auto')], rosters);
  expect(report.wrong.map(({ b, kind }) => `${b} ${kind}`)).toEqual([
    'B2 homonym',
    'B3 stranger',
    'B4 parent and child',
    'B5 twin',
    'B6 sibling',
    'B7 sibling',
    'gone unknown',
  ]);
  expect(report).toMatchObject({ truePairs: 3, auto: 8, wrongAuto: 7, precision: 1 / 8, review: 1 });
  expect([report.recallAuto, report.recall, report.reviewAllowed]).toEqual([1 / 3, 2 / 3, 3.15]);
  expect(report.bySpoiler).toEqual([
    { spoiler: null, pairs: 1, auto: 1, review: 0, missed: 0 },
    { spoiler: 'moved', pairs: 2, auto: 0, review: 1, missed: 1 },
    { spoiler: 'nameSlip', pairs: 1, auto: 0, review: 1, missed: 0 },
  ]);
  expect(reportOf([], rosters)).toMatchObject({ precision: 1, recall: 0 });
});
