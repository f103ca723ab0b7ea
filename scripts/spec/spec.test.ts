import { expect, test } from 'vitest';
import { drawSample } from './sample.mjs';
import { joinSpec, readStatements, readTests, unknownIds } from './statements.mjs';

test('reads statements and what they wait for', () => {
  const page = [
    '# Title',
    '- **ADM-G04** A file of another municipality is refused.',
    '- **REP-04b** Counts agree. (later: agenda, relatórios)',
    '- CIT-01 without the form of a statement',
  ].join('\n');
  expect(readStatements(page)).toEqual([
    { id: 'ADM-G04', text: 'A file of another municipality is refused.', later: undefined },
    { id: 'REP-04b', text: 'Counts agree.', later: 'agenda, relatórios' },
  ]);
});

test('a test shows the statements its name holds, whatever the form of the call', () => {
  const found = (source: string) => readTests('x.test.ts', source).map(({ id }) => id);
  expect(found("it('ADM-G04 refused', f)")).toEqual(['ADM-G04']);
  expect(found('test.skipIf(!shared)(`CIT-01 and CIT-02`, f)')).toEqual(['CIT-01', 'CIT-02']);
  expect(found("test.each(rows)(\n  'ADM-G11 %s', f)")).toEqual(['ADM-G11']);
  expect(found("test.each(of('doctype'))('ADM-G11 %s', f)")).toEqual(['ADM-G11']);
  expect(found("describe('DEP-07 transmission', f)")).toEqual(['DEP-07']);
  expect(found("const text = 'ADM-G04'; // ADM-G05")).toEqual([]);
});

test('joins areas, statements and tests, and names unknown ids', () => {
  const areas = { ADM: ['ADM-A01', 'ADM-A02'] };
  const statements = [{ id: 'ADM-A01', text: 'x', later: undefined }];
  const tests = [
    { id: 'ADM-A01', file: 'x.test.ts', test: 'ADM-A01 x' },
    { id: 'ADM-Z99', file: 'x.test.ts', test: 'ADM-Z99 y' },
    { id: 'ISO-80', file: 'x.test.ts', test: 'not one of ours' },
  ];
  const [first, second] = joinSpec(areas, statements, tests);
  expect(first).toMatchObject({ id: 'ADM-A01', begun: true, tests: [{ file: 'x.test.ts' }] });
  expect(second).toMatchObject({ id: 'ADM-A02', begun: false, tests: [] });
  expect(unknownIds(areas, statements, tests)).toEqual(['ADM-Z99']);
});

test('a sample is the same for the same seed, and another for another', () => {
  const ids = Array.from({ length: 100 }, (_, index) => `ADM-${index}`);
  const draw = (seed: string, from = ids) => drawSample(from, (id) => id, 20, seed);
  expect(draw('maio')).toEqual(draw('maio', ids.toReversed()));
  expect(new Set(draw('maio')).size).toBe(20);
  expect(draw('maio')).not.toEqual(draw('junho'));
  expect(drawSample(['a'], (id) => id, 20, 'x')).toEqual(['a']);
});
