import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/config/root';
import type { Code } from './code.ts';
import { countries } from './countries.ts';
import { ethnicities } from './ethnicities.ts';
import { streetTypes } from '#modules/data-packages/contract/street-types';

// What a browser shows stands here in reading form; which codes there are is told by the layout. Until a version ends
// its code, a ficha may bear it.
type Row = { code: number | string; label: string; until?: string };
const layout = JSON.parse(
  readFileSync(join(projectRoot(), 'packages', 'ledi', 'data', 'tables.json'), 'utf8'),
) as Record<string, Row[]>;

/** Letters and digits: the layout writes in capitals, with quotes doubled. */
const letters = (label: string) =>
  label
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const byCode = (rows: readonly { code: number | string; label: string }[]) =>
  Object.fromEntries(rows.map(({ code, label }) => [code, letters(label)]));

test.each<[string, readonly Code<number | string>[]]>([
  ['Pais', countries],
  ['etnia', ethnicities],
  ['TipoLogradouro_DNE', streetTypes],
])('%s: the codes of the layout, with its labels', (name, shown) => {
  const inForce = layout[name]?.filter(({ until }) => until === undefined) ?? [];
  expect(inForce.length).toBeGreaterThan(100);
  expect(byCode(shown)).toEqual(byCode(inForce));
});
