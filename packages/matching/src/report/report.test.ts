import { expect, it } from 'vitest';
import { labelledRosters } from '../generator/rosters.ts';
import { linkRosters } from '../link/link-rosters.ts';
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
