import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { cnesFile, type TestProfessional, UBS } from './test/cnes-file.ts';
import { importCnes } from './test/importing.ts';
import { startTwoMunicipalities, type TwoMunicipalities } from './test/two-municipalities.ts';

type Row = { name: string; last: boolean; cbo: { code: string }; unit: { cnes: string }; team: unknown };

let fixture: TwoMunicipalities;
beforeAll(async () => {
  fixture = await startTwoMunicipalities({ worker: true });
});
afterAll(() => fixture.close());

const person = (n: number, name: string, cbos: readonly string[]): TestProfessional => ({
  n,
  attributes: { NM_PROF: name },
  posts: cbos.map((cbo) => ({ cnes: UBS, cbo })),
});
const month = (date: string, ...professionals: TestProfessional[]) => cnesFile({ date, professionals });
const FIRST = month(
  '2026-11-02',
  person(1, 'ANA QUE FICA', ['225142']),
  person(2, '=BIA QUE SAI', ['225142']),
  person(3, 'CLARA QUE REDUZ', ['225142', '223505']),
);
const NEXT = month(
  '2026-11-03',
  person(1, 'ANA QUE FICA', ['225142']),
  person(3, 'CLARA QUE REDUZ', ['223505']),
);

const leaving = (client: Client, id: string, query = '') =>
  client.call<{ rows: Row[]; total: { count: number } }>('GET', `/cnes-imports/${id}/leaving${query}`);
const briefly = ({ body }: { body: { rows: Row[] } }) =>
  body.rows.map(({ name, cbo, last }) => `${name} ${cbo.code} ${last}`);

test('U4 who leaves is named before and after, searched, narrowed to who is left without, and as CSV', async () => {
  const { installation, here, there } = fixture;
  await importCnes(installation, here.admin, FIRST);
  const both = ['=BIA QUE SAI 225142 true', 'CLARA QUE REDUZ 225142 false'];
  for (const mode of ['preview', 'import']) {
    const { id, counts } = await importCnes(installation, here.admin, NEXT, { mode });
    expect([counts?.professionals.inactivated, counts?.lotacoes.inactivated]).toEqual([1, 2]);
    expect(briefly(await leaving(here.admin, id))).toEqual(both);
    expect(briefly(await leaving(here.admin, id, '?search=clara'))).toEqual(both.slice(1));
    expect(briefly(await leaving(here.admin, id, '?onlyLast=true'))).toEqual(both.slice(0, 1));
    const first = (await leaving(here.admin, id, '?limit=1')).body as { next?: string };
    expect(briefly(await leaving(here.admin, id, `?limit=1&after=${first.next}`))).toEqual(both.slice(1));
    const { text } = await here.admin.call('GET', `/cnes-imports/${id}/leaving.csv`);
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    // A name that a spreadsheet would take for a formula is made text.
    expect(lines[1]).toMatch(/^'=BIA QUE SAI;\d{15};•••.*;225142;.*;UBS 1000001;;;Sim$/);
    expect((await leaving(there.admin, id)).status).toBe(404);
    expect((await there.admin.call('GET', `/cnes-imports/${id}/leaving.csv`)).status).toBe(404);
  }
});

test('U4 a file that is refused afterwards names nobody', async () => {
  const { installation, here } = fixture;
  const { id } = await importCnes(
    installation,
    here.admin,
    month('2026-10-01', person(1, 'ANA', ['225142'])),
  );
  expect((await leaving(here.admin, id)).body.total.count).toBe(0);
});
