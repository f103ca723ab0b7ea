import { describe, expect, it } from 'vitest';
import { TurnCounter } from './turns.ts';

describe('turns of the events of a process', () => {
  it('are counted one by one, and settled up to the oldest on its way', () => {
    const counter = new TurnCounter();
    const [first, second] = [counter.take(2), counter.take(1)];
    expect([first.at(0).number, first.at(1).number, second.at(0).number]).toEqual([1, 2, 3]);
    second.ended(true);
    expect(counter.take(1).at(0)).toMatchObject({ number: 4, settled: 1, voids: null });
    first.ended(true);
    expect(counter.take(1).at(0)).toMatchObject({ number: 5, settled: 4 });
  });

  it('that failed are told until an event that tells them is kept, and settle nothing before', () => {
    const counter = new TurnCounter();
    counter.take(2).ended(false);
    const lost = counter.take(2);
    expect([lost.at(0).voids, lost.at(1).voids, lost.at(0).settled]).toEqual([[1, 2], null, 1]);
    lost.ended(false);
    const told = counter.take(1);
    expect(told.at(0)).toMatchObject({ number: 5, settled: 1, voids: [1, 2, 3, 4] });
    told.ended(true);
    expect(counter.take(1).at(0)).toMatchObject({ number: 6, settled: 6, voids: null });
  });

  it('begin anew under another writer when too many failed', () => {
    const counter = new TurnCounter();
    const { writer } = counter.take(1).at(0);
    counter.take(2_000).ended(false);
    const later = counter.take(1).at(0);
    expect(later).toMatchObject({ number: 1, settled: 1, voids: null });
    expect(later.writer).not.toBe(writer);
  });
});
