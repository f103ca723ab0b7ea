import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildLotacao, buildPerson, type TestPerson } from '#apps/installation/testing-people';
import { projectRoot } from '#platform/config/root';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { NEIGHBOUR } from './test/cnes-file.ts';
import { addVictims, forgedFile } from './test/forged-file.ts';
import { importCnes } from './test/importing.ts';
import { startTwoMunicipalities, type TwoMunicipalities } from './test/two-municipalities.ts';

const shared = process.env['PEC_SHARED'] ?? resolve(dirname(projectRoot()), 'shared');
const exported = join(shared, 'data', 'cnes', 'XmlParaESUS31_4202404_vizinho.xml');
const DOCTOR = '225142';

let fixture: TwoMunicipalities;
let installerPerson: TestPerson;
let doctor: TestPerson;

beforeAll(async () => {
  fixture = await startTwoMunicipalities({ worker: true });
  const { installation, there } = fixture;
  doctor = await buildPerson(installation, { name: 'MÉDICA DE VALE FUNDO' });
  await buildLotacao(installation, { person: doctor, ...there, cbo: DOCTOR });
  installerPerson = await getRow<TestPerson>(
    installation.platform.db,
    sql`select p.id, p.cpf from professional p join administrative_access a on a.professional_id = p.id
      where a.kind = 'installer'`,
  );
  await sql`update professional set email = 'dono@' || cpf || '.example', phone = '4833330000'`.execute(
    installation.platform.db,
  );
});
afterAll(() => fixture.close());

const victimsOf = ({ there }: TwoMunicipalities) => [
  installerPerson,
  there.adminPerson,
  there.coordinatorPerson,
  doctor,
];
const peopleOf = (ids: readonly string[]) =>
  rowsOf<Record<string, unknown>>(
    fixture.installation.platform.db,
    sql`select to_jsonb(p) as person from professional p where id = any(${[...ids]}::uuid[]) order by id`,
  );

/** What A's administrator may do with each victim's account and data, as statuses. */
async function ways(id: string): Promise<number[]> {
  const { admin } = fixture.here;
  const view = await admin.call<Record<string, unknown>>('GET', `/professionals/${id}`);
  const { name, cpf, version } = view.body;
  const edited = { name, cpf, version, email: 'outro@atacante.example' };
  return [
    (await admin.call('POST', `/professionals/${id}/provisional-password`, {})).status,
    (await admin.call('POST', `/professionals/${id}/password-link`, {})).status,
    (await admin.call('PUT', `/professionals/${id}`, edited)).status,
    (await admin.call('DELETE', `/professionals/${id}`)).status,
  ];
}

describe('an administrator whose file brings people of another municipality and who administers', () => {
  test('S1 changes nothing of who they are, in preview and import, and is told what was kept out', async () => {
    const { installation, here } = fixture;
    const victims = victimsOf(fixture);
    const before = await peopleOf(victims.map(({ id }) => id));
    expect(before).toHaveLength(4);
    for (const mode of ['preview', 'import']) {
      const report = await importCnes(installation, here.admin, forgedFile(victims), { mode });
      expect(report).toMatchObject({ status: mode === 'preview' ? 'preview' : 'imported', error: null });
      const told = Object.fromEntries(report.inconsistencyTotals.map(({ code, count }) => [code, count]));
      expect(told).toMatchObject({
        'professional-name-kept': 4,
        'professional-email-kept': 4,
        'professional-phone-kept': 4,
        'professional-cns-kept': 4,
        'professional-data-kept': 4,
      });
      expect(report.counts?.professionals).toEqual({ added: 2, updated: 0, inactivated: 0, unchanged: 4 });
    }
    expect(await peopleOf(victims.map(({ id }) => id))).toEqual(before);
  });

  test('S2 gets no way into their accounts, though they now work in the municipality', async () => {
    const { installation, here } = fixture;
    const victims = victimsOf(fixture);
    await importCnes(installation, here.admin, forgedFile(victims));
    for (const { id } of victims) expect(await ways(id)).toEqual([404, 404, 404, 404]);
    const { status } = await fixture.installer.call(
      'POST',
      `/professionals/${doctor.id}/provisional-password`,
      {},
    );
    expect(status).toBe(200);
  });

  test.skipIf(!existsSync(exported))('the same with a file as it was exported', async () => {
    const { installation, there } = fixture;
    const { here } = fixture;
    const victims = [installerPerson, here.adminPerson, here.coordinatorPerson, here.nurse];
    const ids = victims.map(({ id }) => id);
    const before = await peopleOf(ids);
    const report = await importCnes(installation, there.admin, addVictims(exported, victims), {
      municipality: NEIGHBOUR,
    });
    expect(report).toMatchObject({ status: 'imported', error: null });
    expect(report.counts?.professionals.added).toBeGreaterThan(20);
    expect(await peopleOf(ids)).toEqual(before);
    const reset = await there.admin.call('POST', `/professionals/${here.nurse.id}/provisional-password`, {});
    expect(reset.status).toBe(404);
  });
});
