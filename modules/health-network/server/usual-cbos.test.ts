import tables from '@pec-aberto/ledi/data/tables.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { USUAL_CBOS } from './usual-cbos.ts';

/** Not in the CBO: 515125 and 251505 mistyped, which are in the list too. */
const MISPRINTS = ['251504', '515124'];

test('ADM-F01 the usual occupations are the 179 of the forms of the LEDI, less two misprints', () => {
  const rows = Object.entries(tables).filter(([name]) => name.startsWith('CBO.'));
  const inForce = rows.flatMap(([, codes]) =>
    (codes as Array<{ code: string; until?: string }>).filter(({ until }) => !until),
  );
  const listed = new Set(inForce.map(({ code }) => code));
  expect(listed.size).toBe(179);
  expect([...USUAL_CBOS, ...MISPRINTS].toSorted()).toEqual([...listed].toSorted());
});
