import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resourcesOffered } from '#modules/access/index';
import type { RouteContract } from '#platform/contract/route';
import { rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { allRoutes } from './modules.ts';
import { type Client, multipart, startTestInstallation, type TestInstallation } from './testing.ts';
import { buildMunicipality, buildPerson, giveProfiles, grant, signedIn } from './testing-people.ts';
import {
  ALIEN,
  buildRecords,
  buildUnitRecords,
  idOfMunicipality,
  type Records,
  snapshotOf,
} from './testing-records.ts';
import { type IdPlace, idPlaces, recordOf, requestOf } from './testing-requests.ts';

/*
 * Walks every route with the ids of another municipality, unit and team: what is not declared of the whole
 * installation answers 404 and tells nothing. A route is covered the moment it is mounted; one that names a
 * record nobody made, or takes a form nobody sampled, fails here.
 */
// What every municipality of the installation reaches.
const WHOLE: ReadonlySet<string> = new Set(['installation', 'shared']);
// The stream answers as long as the browser listens; what it sends is narrowed in platform/events.
const STREAM = 'platform.events';
/** Records of the whole installation, whoever names them: a citizen of anywhere comes to any unit. */
const SHARED_RECORDS: ReadonlySet<string> = new Set(['citizens']);
/** Ids in a body that only narrow what is one's own already: a stranger's finds nothing. */
const FILTERS: ReadonlySet<string> = new Set([
  'audit.generateTrail body.professionalId',
  'reception.searchEntries body.serviceTypes',
  'reception.searchEntries body.teams',
  'reception.searchEntries body.lotacoes',
  'reception.searchWaiting body.teams',
  'reception.searchWaiting body.addedBy',
]);

type Actor = { name: string; client: Client; resources: Set<string> };
let installation: TestInstallation;
let home: Records;
let alien: Records;
/** Of the same municipality, another unit; and of the same unit, another team. */
let otherUnit: Records;
let otherTeam: Records;
const actors: Actor[] = [];
let worker: Actor;
let alienIds: string[] = [];

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'CASA', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    installation.platform.db,
  );
  const municipality = await buildMunicipality(installation, '4205407');
  const neighbour = await buildMunicipality(installation, '3550308', `CIDADE ${ALIEN}`);
  const site = { installation, municipality, word: 'DAQUI' };
  const { person, ...unit } = await buildUnitRecords(site, '3127128');
  home = { ...(await buildRecords(site, '3127136')), ...unit };
  alien = await buildRecords({ installation, municipality: neighbour, word: ALIEN }, '2077485');
  otherUnit = (({ units, teams, professionals, lotacoes }) => ({ units, teams, professionals, lotacoes }))(
    await buildUnitRecords({ installation, municipality, word: ALIEN }, '3127144'),
  );
  const colleague = await buildUnitRecords({ installation, municipality, word: 'COLEGA' }, '3127152');
  otherTeam = {
    teams: colleague.teams,
    lotacoes: colleague.lotacoes,
    professionals: colleague.professionals,
  };
  const { db } = installation.platform;
  await sql`update team set unit_id = ${unit.units} where id = ${colleague.teams}`.execute(db);
  await sql`update lotacao set unit_id = ${unit.units} where id = ${colleague.lotacoes}`.execute(db);
  alienIds = [
    await idOfMunicipality(installation, neighbour.ibge),
    ...Object.values({ ...alien, municipalities: undefined }).filter((id) => id !== undefined),
    ...Object.values(otherUnit),
  ];
  await addActors({ person, lotacao: unit.lotacoes, municipality });
});
afterAll(() => installation.close());

/** The most each kind of access may hold. */
async function addActors(given: {
  person: { id: string; cpf: string };
  lotacao: string;
  municipality: { id: string; ibge: string };
}): Promise<void> {
  const all = uuidV7();
  const resources = [...resourcesOffered('lotacao')];
  await sql`insert into profile (id, municipality_id, name, access_kind, resources, created_at, changed_at)
    values (${all}, ${given.municipality.id}, 'TUDO', 'lotacao', ${resources}::text[], now(), now())`.execute(
    installation.platform.db,
  );
  await giveProfiles(installation, given.lotacao, [all]);
  const add = async (name: string, client: Client): Promise<Actor> => {
    const { body } = await client.call<{ access: { resources: string[] } }>('GET', '/session');
    const actor = { name, client, resources: new Set(body.access.resources) };
    actors.push(actor);
    return actor;
  };
  worker = await add('lotação', await signedIn(installation, given.person));
  const others = [
    ['municipal-admin', given.municipality],
    ['municipal-manager', given.municipality],
    ['state-manager', { uf: 'AC' }],
  ] as const;
  for (const [kind, place] of others) {
    const person = await buildPerson(installation);
    await grant(installation, person, kind, place);
    await add(kind, await signedIn(installation, person));
  }
}

const scopeOf = ({ permission }: RouteContract) =>
  permission.kind === 'resource' ? permission.scope : 'own';
const mayCall = ({ permission }: RouteContract, { resources }: Actor) =>
  permission.kind !== 'resource' || permission.anyOf.some((resource) => resources.has(resource));
const narrowed = allRoutes
  .map((bound) => bound.contract)
  // To another installation there is only what it sent itself: modules/production/peer-access.db.test.ts.
  .filter(({ permission: { kind } }) => kind !== 'public' && kind !== 'peer')
  .filter((contract) => !WHOLE.has(scopeOf(contract)))
  .filter(({ name }) => name !== STREAM);
const named = (contracts: readonly RouteContract[]) =>
  contracts.map((contract) => [contract.name, contract] as const);
const withIds = named(narrowed.filter((contract) => idPlaces(contract).length > 0));

/** Calls with a strange id in one place and our own in the others; tells what should not have come back. */
async function probe(
  actor: Actor,
  contract: RouteContract,
  place: IdPlace,
  strange: string,
): Promise<string[]> {
  // A filter of a list is left out, unless it is the place.
  const places = idPlaces(contract).filter(({ path }) => !path.startsWith('query.') || path === place.path);
  const request = requestOf(contract, places, (one) =>
    one.path === place.path ? strange : recordOf(home, one),
  );
  const file = contract.upload ? multipart({}, { name: 'lote.zip', bytes: Buffer.from('PK') }) : undefined;
  const { method } = contract;
  const answer = await actor.client.call<{ code?: string }>(
    method,
    request.path,
    file ? undefined : request.body,
    file,
  );
  const narrows = place.path.startsWith('query.') || FILTERS.has(`${contract.name} ${place.path}`);
  const expected = place.path.startsWith('params.')
    ? // Who may only read is refused a file before it is asked whose the place is.
      [404, ...(contract.upload ? [403] : [])]
    : narrows
      ? [200, 202, 404, 422]
      : [403, 404, 409, 422];
  const told = `${contract.name}, ${place.path} of another, by ${actor.name}: ${answer.status} ${answer.text.slice(0, 300)}`;
  const leaks = tells(answer.text, [ALIEN, ...alienIds.filter((id) => id !== strange)]);
  return expected.includes(answer.status) && !leaks ? [] : [told];
}

const tells = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** The faults of a contract for these actors, with the strange record of each of its places. */
async function walk(who: readonly Actor[], contract: RouteContract, strange: Records): Promise<string[]> {
  const faults: string[] = [];
  for (const actor of who.filter((one) => mayCall(contract, one))) {
    for (const place of idPlaces(contract)) {
      const id = SHARED_RECORDS.has(place.kind) ? undefined : recordOf(strange, place);
      if (id !== undefined) faults.push(...(await probe(actor, contract, place, id)));
    }
  }
  return faults;
}

describe('ids of others', () => {
  test.each(withIds)('%s: another municipality’s record is not there', async (_name, contract) => {
    const before = await snapshotOf(installation, alienIds);
    expect(actors.some((actor) => mayCall(contract, actor))).toBe(true);
    expect(await walk(actors, contract, alien)).toEqual([]);
    expect(await snapshotOf(installation, alienIds)).toBe(before);
  });

  const within = (scopes: readonly string[]) =>
    withIds.filter(([, contract]) => scopes.includes(scopeOf(contract)));
  test.each(within(['unit', 'team', 'own']))(
    '%s: another unit’s record is not there for a lotação',
    async (_name, contract) => {
      const before = await snapshotOf(installation, alienIds);
      expect(await walk([worker], contract, otherUnit)).toEqual([]);
      expect(await snapshotOf(installation, alienIds)).toBe(before);
    },
  );
  test.each(within(['team', 'own']))(
    '%s: another team’s record is not there for a lotação',
    async (_name, contract) => {
      expect(await walk([worker], contract, otherTeam)).toEqual([]);
    },
  );

  const lists = narrowed.filter(({ method, path }) => method === 'GET' && !path.includes(':'));
  test.each(named(lists))('%s tells nothing of others', async (_name, contract) => {
    // Other units of the municipality are an administrator's own.
    const elsewhere = Object.values({ ...alien, municipalities: `CIDADE ${ALIEN}` });
    const { path } = requestOf(contract, [], () => undefined);
    const faults: string[] = [];
    for (const actor of actors.filter((one) => mayCall(contract, one))) {
      const answer = await actor.client.call('GET', path);
      const leaks = tells(answer.text, actor === worker ? [ALIEN, ...alienIds] : elsewhere);
      if (leaks || ![200, 403, 404, 422].includes(answer.status)) {
        faults.push(`${path}, by ${actor.name}: ${answer.status} ${answer.text.slice(0, 300)}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

test('what only the installation does is held by no profile that a municipality could give', async () => {
  const rows = await rowsOf<{ kind: string; resources: string[] }>(
    installation.platform.db,
    sql`select access_kind as kind, resources from profile`,
  );
  const installationOnly = allRoutes
    .map((bound) => bound.contract)
    .filter((contract) => scopeOf(contract) === 'installation' && contract.method !== 'GET');
  for (const contract of installationOnly) {
    const needed = contract.permission.kind === 'resource' ? contract.permission.anyOf : [];
    for (const kind of ['lotacao', 'municipal-manager'] as const) {
      const offered = resourcesOffered(kind);
      expect([contract.name, kind, needed.filter((resource) => offered.has(resource))]).toEqual([
        contract.name,
        kind,
        [],
      ]);
    }
    const holders = rows.filter((row) => needed.some((resource) => row.resources.includes(resource)));
    for (const { kind } of holders) expect(['installer', 'municipal-admin']).toContain(kind);
  }
});
