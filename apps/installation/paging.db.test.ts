import type { TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRoutes } from './modules.ts';
import { type Client, startTestInstallation, type TestInstallation } from './testing.ts';
import { buildRecords, type Records } from './testing-records.ts';
import { idPlaces, recordOf, requestOf } from './testing-requests.ts';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  giveProfiles,
  grant,
  signedIn,
  signedInInstaller,
} from './testing-people.ts';

// Walks every list that comes in pages: whoever turns them sees each row once, in one order, and comes to an end.
let installation: TestInstallation;
let records: Records;
const clients: Client[] = [];

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  const municipality = await buildMunicipality(installation, '4205407');
  for (const [word, cnes] of [
    ['UM', '2000001'],
    ['DOIS', '2000002'],
    ['TRES', '2000003'],
  ] as const) {
    records = await buildRecords({ installation, municipality, word }, cnes);
  }
  clients.push(await signedInInstaller(installation));
  for (const kind of ['municipal-admin', 'municipal-manager'] as const) {
    const person = await buildPerson(installation);
    await grant(installation, person, kind, municipality);
    clients.push(await signedIn(installation, person));
  }
  const unitId = await buildUnit(installation, municipality, '3127128');
  for (const profile of ['coordenador-ubs', 'medico']) {
    const person = await buildPerson(installation);
    const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    await giveProfiles(installation, lotacao, [profile]);
    clients.push(await signedIn(installation, person));
  }
});
afterAll(() => installation.close());

type Row = Record<string, unknown>;
type Page = { rows: Row[]; next: string | null; total: { count: number; capped: boolean } };
const fieldsOf = (query: TSchema | undefined): object =>
  (query && 'properties' in query && query.properties) || {};
const lists = allRoutes
  .map(({ contract }) => contract)
  .filter(({ query }) => 'after' in fieldsOf(query) && 'limit' in fieldsOf(query));

/** Of these so small a municipality has no two rows: the tests of their rooms turn their pages. */
const SHORT = [
  'audit.listEvents',
  'citizens.listOpenings',
  'citizens.listRevisions',
  'duplicates.list',
  'encounters.history',
  'healthNetwork.listCnesInconsistencies',
  'healthNetwork.listCnesLeaving',
  'healthNetwork.listResponsibles',
  'healthNetwork.listWithoutAgenda',
  'production.listUnitMonths',
  'scheduling.listCitizenAppointments',
];

/** A table that all installations have is longer than a page: so much of it is turned. */
const NARROWED: Readonly<Record<string, string>> = { 'scheduling.listCbos': 'search=2232' };

/** What a list answers to the first who may read it. */
async function reader(address: (limit: number, after?: string) => string) {
  for (const client of clients) {
    const read = async (limit: number, after?: string) => client.call<Page>('GET', address(limit, after));
    const { status, body } = await read(100);
    if (status === 200 && body.rows.length > 1) return { read, whole: body };
  }
  return undefined;
}

describe('a list in pages', () => {
  test('those with too few rows are lists', () => {
    const names = lists.map(({ name }) => name);
    expect(SHORT.filter((name) => !names.includes(name))).toEqual([]);
  });

  const long = lists.filter(({ name }) => !SHORT.includes(name));
  test.each(long.map((contract) => [contract.name, contract] as const))('%s', async (_name, contract) => {
    const params = idPlaces(contract).filter(({ path }) => path.startsWith('params.'));
    const [path = '', asked = ''] = requestOf(contract, params, (place) =>
      recordOf(records, place),
    ).path.split('?');
    const narrowed = NARROWED[contract.name] ?? '';
    const address = (limit: number, after?: string) =>
      `${path}?${new URLSearchParams([...new URLSearchParams(asked), ...new URLSearchParams(narrowed), ['limit', String(limit)], ...(after ? [['after', after]] : [])])}`;
    const found = await reader(address);
    if (!found) throw new Error('fewer than two rows for everybody: see testing-records.ts');
    const { read, whole } = found;
    expect([whole.next, whole.total]).toEqual([null, { count: whole.rows.length, capped: false }]);
    const turned: Row[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const { body } = await read(1, after);
      expect(body.rows).toHaveLength(1);
      expect(body.total).toEqual(whole.total);
      turned.push(...body.rows);
      after = body.next;
      if (turned.length > whole.rows.length) break;
    }
    expect(turned).toEqual(whole.rows);
    // A page that ends with the list promises no other.
    expect((await read(whole.rows.length)).body.next).toBeNull();
  });
});
