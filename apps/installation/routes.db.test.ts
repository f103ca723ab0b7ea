import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownResources } from '#modules/access/index';
import { MUTATING } from '#platform/contract/route';
import { rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { allRoutes } from './modules.ts';
import { type Client, startTestInstallation, type TestInstallation } from './testing.ts';
import { idPlaces, requestOf } from './testing-requests.ts';
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

// Walks the real routes: a new one is covered the moment it is mounted, and fails here if it is open.
const contracts = allRoutes.map((bound) => bound.contract);
let installation: TestInstallation;
const clients: Client[] = [];
const resourcesOf = new Map<Client, Set<string>>();

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  clients.push(await signedInInstaller(installation));
  const municipality = await buildMunicipality(installation, '4205407');
  const admin = await buildPerson(installation);
  await grant(installation, admin, 'municipal-admin', municipality);
  clients.push(await signedIn(installation, admin));
  const managers = [
    ['municipal-manager', municipality],
    ['state-manager', { uf: 'SC' }],
  ] as const;
  for (const [kind, place] of managers) {
    const person = await buildPerson(installation);
    await grant(installation, person, kind, place);
    clients.push(await signedIn(installation, person));
  }
  const unitId = await buildUnit(installation, municipality, '3127128');
  const slugs = await rowsOf<{ id: string }>(
    installation.platform.db,
    sql`select id from profile where access_kind = 'lotacao'`,
  );
  for (const { id } of slugs) {
    const person = await buildPerson(installation);
    const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    await giveProfiles(installation, lotacao, [id]);
    clients.push(await signedIn(installation, person));
  }
  for (const client of clients) {
    const { body } = await client.call<{ access: { resources: string[] } }>('GET', '/session');
    resourcesOf.set(client, new Set(body.access.resources));
  }
});
afterAll(() => installation.close());

test('everybody is here: one person of each standard profile', () => {
  expect(clients).toHaveLength(26);
});

type Body = { code: string };
const addressOf = (path: string) =>
  path.replaceAll(/:(\w+)/g, (_whole, name: string) => (name === 'ibge' ? '4205407' : uuidV7()));

type Contract = (typeof contracts)[number];
const named = (keep: (contract: Contract) => boolean) =>
  contracts.filter(keep).map((contract) => [contract.name, contract] as const);
const isIdempotent = ({ method, idempotency, permission }: Contract) =>
  MUTATING.has(method) && !idempotency && permission.kind !== 'public';

test('CIT-03 with a provisional password nothing opens but its change, staying in the session and leaving it', () => {
  const open = named(({ permission }) => permission.kind === 'session' && !!permission.allowPendingPassword);
  expect(open.map(([name]) => name).toSorted()).toEqual([
    'access.changePassword',
    'access.keepSession',
    'access.signOut',
  ]);
});

test.each(named(({ permission }) => permission.kind !== 'public'))(
  '%s answers 401 to nobody',
  async (_name, contract) => {
    const answer = await installation.client().call<Body>(contract.method, addressOf(contract.path));
    const code = contract.permission.kind === 'peer' ? 'peer-unknown' : 'session-required';
    expect([answer.status, answer.body.code]).toEqual([401, code]);
  },
);

test.each(named(({ permission }) => permission.kind === 'resource'))(
  '%s answers 403 to each profile without its resource',
  async (_name, { permission, method, path }) => {
    const needed = permission.kind === 'resource' ? permission.anyOf : [];
    for (const client of clients) {
      if (needed.some((resource) => resourcesOf.get(client)?.has(resource))) continue;
      const answer = await client.call<Body>(method, addressOf(path));
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    }
  },
);

const isRead = ({ permission, method }: Contract) => permission.kind === 'resource' && method === 'GET';

test.each(named(isRead))('%s lets each profile with its resource in', async (_name, contract) => {
  const needed = contract.permission.kind === 'resource' ? contract.permission.anyOf : [];
  const params = idPlaces(contract).filter((place) => place.path.startsWith('params.'));
  const { path } = requestOf(contract, params, ({ kind }) =>
    kind === 'municipalities' ? '4205407' : uuidV7(),
  );
  let asked = 0;
  for (const client of clients) {
    if (!needed.some((resource) => resourcesOf.get(client)?.has(resource))) continue;
    const answer = await client.call<Body>('GET', path);
    const isIn = ![401, 403].includes(answer.status) && answer.status < 500;
    expect(isIn ? '' : `${path}: ${answer.status} ${answer.text}`).toBe('');
    asked++;
  }
  expect(asked).toBeGreaterThan(0);
});

test.each(named(isIdempotent))('%s asks for an idempotency key', async (_name, contract) => {
  const { permission, method, path } = contract;
  const needed = permission.kind === 'resource' ? permission.anyOf : [];
  const may = (client: Client) =>
    needed.length === 0 || needed.some((resource) => resourcesOf.get(client)?.has(resource));
  const client = clients.find(may);
  const answer = await client?.call<Body>(method, addressOf(path), undefined, {
    headers: { 'idempotency-key': 'x' },
  });
  expect([answer?.status, answer?.body.code]).toEqual([400, 'idempotency-key-required']);
});

test.each(named(() => true))('%s is declared in full', (_name, contract) => {
  const { permission, method } = contract;
  expect(contract.name).toMatch(/^[a-z][A-Za-z]*\.[a-zA-Z]+$/);
  expect(contract.summary.length).toBeGreaterThan(10);
  const reason = permission.kind === 'public' ? permission.reason : 'not needed';
  expect(reason).not.toBe('');
  const resources = permission.kind === 'resource' ? permission.anyOf : [];
  for (const resource of resources) expect(knownResources()).toContain(resource);
  // A read may be a use case too: looking at the audit trail is audited. A change is always one; a POST without key may
  // be a read whose question has no place in an address.
  const mode = allRoutes.find((bound) => bound.contract === contract)?.mode;
  expect(MUTATING.has(method) && !contract.idempotency ? mode : 'change').toBe('change');
  expect(contract.idempotency?.exempt).not.toBe('');
});

test('names and addresses are unique', () => {
  const names = contracts.map((contract) => contract.name);
  expect(new Set(names).size).toBe(names.length);
});

test('openapi.json describes every route', async () => {
  const response = await installation.app.inject({ url: '/api/openapi.json' });
  const document = response.json<{
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  }>();
  expect(document.openapi).toBe('3.1.0');
  const described = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((operation) => operation.operationId),
  );
  expect(described.sort()).toEqual(contracts.map((contract) => contract.name).sort());
});
