import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resourcesOffered, setPassword } from '#modules/access/index';
import { buildPeer } from '#modules/production/test/peer';
import { MUTATING, type RouteContract } from '#platform/contract/route';
import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { runUseCase } from '#platform/usecase/run';
import { allRoutes } from './modules.ts';
import { type Client, startTestInstallation, type TestInstallation } from './testing.ts';
import {
  BODIES,
  CONTENTS,
  drawer,
  drawn,
  HEADERS,
  HOSTILE,
  IN_ADDRESS,
  jsonOf,
  leavesOf,
  POISON,
  wire,
  withValue,
} from './testing-hostile.ts';
import {
  buildMunicipality,
  buildPerson,
  giveProfiles,
  grant,
  PASSWORD,
  signedIn,
  type TestPerson,
} from './testing-people.ts';
import { buildRecords, buildUnitRecords, type Records } from './testing-records.ts';
import { namedPlaces, requestOf } from './testing-requests.ts';

/*
 * No input gives a fault of the server: every route, by everybody who may call it, with what no page ever sends.
 * The stream of events is left out: it answers as long as the browser listens, and takes nothing.
 */
const contracts = allRoutes
  .map((bound) => bound.contract)
  .filter(({ name }) => name !== 'platform.events')
  // What removes records last, so that the others find them; then what shuts everybody out.
  .toSorted((a, b) => spoiling(a) - spoiling(b));

function spoiling({ method, name }: RouteContract): number {
  if (name === 'closing.close') return 2;
  return method === 'DELETE' ? 1 : 0;
}

const TOGETHER = 4;
const draw = drawer(20_261_120);
let installation: TestInstallation;
let home: Records;
type Role = { client: Client; resources: Set<string>; person: TestPerson };
const roles: Role[] = [];
/** What another installation proves itself with. */
let peer: string;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false, env: { PEC_TRUSTED_PROXY: '127.0.0.1' } });
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'CASA', 'treinamento', 'prontuario', 'http://localhost', now())`.execute(
    installation.platform.db,
  );
  const municipality = await buildMunicipality(installation, '4205407');
  const site = { installation, municipality, word: 'DAQUI' };
  home = await buildRecords(site, '3127136');
  peer = (await buildPeer(installation)).authorization;
  const everything = uuidV7();
  await sql`insert into profile (id, municipality_id, name, access_kind, resources, created_at, changed_at)
    values (${everything}, ${municipality.id}, 'TUDO', 'lotacao', ${[...resourcesOffered('lotacao')]}::text[],
      now(), now())`.execute(installation.platform.db);
  const { person: worker, lotacoes } = await buildUnitRecords(site, '3127128');
  await giveProfiles(installation, lotacoes, [everything]);
  const people = [worker];
  for (const [kind, place] of [
    ['installer', undefined],
    ['municipal-admin', municipality],
    ['state-manager', { uf: 'SC' }],
  ] as const) {
    const person = await buildPerson(installation);
    await grant(installation, person, kind, place);
    people.push(person);
  }
  for (const person of people) {
    const client = await signedIn(installation, person);
    const { body } = await client.call<{ access: { resources: string[] } }>('GET', '/session');
    roles.push({ client, person, resources: new Set(body.access.resources) });
  }
});
afterAll(() => installation.close());

const mayCall = ({ permission }: RouteContract, { resources }: Role) =>
  permission.kind !== 'resource' || permission.anyOf.some((resource) => resources.has(resource));

type Case = { what: string; request: InjectOptions };
const JSON_TYPE = { 'content-type': 'application/json' };

/** A record that is there, or the id of none. */
const recordFor = (place?: { kind: string | undefined }): string =>
  (place?.kind === undefined ? undefined : home[place.kind]) ?? uuidV7();

/** Every hostile request of a route. */
function casesOf(contract: RouteContract): Case[] {
  const { method } = contract;
  const good = requestOf(contract, namedPlaces(contract), recordFor);
  const url = `/api${good.path}`;
  const address = url.split('?')[0] ?? '';
  const hasBody = contract.body !== undefined;
  const payload = hasBody ? wire(good.body) : undefined;
  const withBody = payload === undefined ? {} : { headers: JSON_TYPE, payload };
  const cases: Case[] = [{ what: 'as a page sends it', request: { url, ...withBody } }];
  const params = [...contract.path.matchAll(/:(\w+)/g)].map(([whole]) => whole);
  for (const param of params) {
    const ofParam = `/api${contract.path}`.replaceAll(/:(\w+)/g, (whole, name: string) =>
      whole === param
        ? '\u0001'
        : recordFor(namedPlaces(contract).find(({ path }) => path === `params.${name}`)),
    );
    for (const text of drawn(IN_ADDRESS, 4, draw))
      cases.push({
        what: `${param} ${text}`,
        request: { url: ofParam.replace('\u0001', text), ...withBody },
      });
  }
  for (const name of Object.keys(jsonOf(contract.query).properties ?? {})) {
    for (const text of ['%00', '1e400', ...drawn(IN_ADDRESS, 3, draw)]) {
      const query = `${name}=${text}`;
      cases.push({ what: query, request: { url: `${address}?${query}`, ...withBody } });
    }
  }
  if (hasBody && !contract.upload) {
    const schema = jsonOf(contract.body);
    for (const path of leavesOf(schema)) {
      for (const value of [...POISON, ...drawn(HOSTILE, 3, draw)]) {
        const body = wire(withValue(schema, good.body, path, value));
        const what = `${path.join('.')} = ${wire(value).slice(0, 60)}`;
        cases.push({ what, request: { url, headers: JSON_TYPE, payload: body } });
      }
    }
  }
  if (MUTATING.has(method)) {
    for (const body of drawn(BODIES, hasBody ? 7 : 2, draw))
      cases.push({ what: `body ${body.slice(0, 40)}`, request: { url, headers: JSON_TYPE, payload: body } });
    for (const [type, body] of contract.upload ? CONTENTS : drawn(CONTENTS, 3, draw))
      cases.push({
        what: `${type}: ${body}`,
        request: { url, headers: { 'content-type': type }, payload: body },
      });
  }
  for (const headers of drawn(HEADERS, 3, draw)) {
    const all = { ...(hasBody ? JSON_TYPE : {}), ...headers };
    cases.push({
      what: JSON.stringify(headers),
      request: { url, ...(payload ? { payload } : {}), headers: all },
    });
  }
  return cases;
}

/** Whoever lost the session, the password or the access by the routes before has them again. */
async function restore(role: Role): Promise<void> {
  const { db } = installation.platform;
  const { body } = await role.client.call<{ state: string }>('GET', '/session');
  if (body.state === 'active') return;
  await sql`update administrative_access set active = true, inactivated_at = null
    where professional_id = ${role.person.id}`.execute(db);
  await runUseCase(installation.platform, { actor: { kind: 'system' } }, (context) =>
    setPassword(context, { professionalId: role.person.id, password: PASSWORD, mustChange: false }),
  );
  role.client = await signedIn(installation, role.person);
}

let senders = 0;
const proofOf = ({ permission }: RouteContract, role: Role): Record<string, string> => {
  if (permission.kind === 'peer') return { authorization: peer };
  const cookie = role.client.cookie();
  return cookie === undefined ? {} : { cookie: `pec_session=${cookie}` };
};

/** Sends it as this person, each from another address: what is slowed down by address is not in question here. */
async function send(contract: RouteContract, role: Role, request: InjectOptions): Promise<number> {
  const sender = senders++;
  const answer = await installation.app.inject({
    method: contract.method,
    remoteAddress: `10.${(sender >> 16) & 255}.${(sender >> 8) & 255}.${sender & 255}`,
    ...request,
    headers: {
      host: 'localhost',
      ...proofOf(contract, role),
      ...(contract.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...request.headers,
    },
  });
  // Once it is closed, whoever is no administrator is refused on purpose.
  return answer.body.includes('installation-closed') ? 403 : answer.statusCode;
}

test.each(contracts.map((contract) => [contract.name, contract] as const))(
  '%s answers no input with a fault of the server',
  async (_name, contract) => {
    const able = roles.filter((role) => mayCall(contract, role));
    expect(able.length).toBeGreaterThan(0);
    for (const role of able) await restore(role);
    const faults: string[] = [];
    const answers = new Set<number>();
    const cases = casesOf(contract);
    for (let place = 0; place < cases.length; place += TOGETHER) {
      const some = cases.slice(place, place + TOGETHER);
      const sent = some.map(async ({ what, request }, index) => {
        const role = able[(place + index) % able.length];
        const status = role ? await send(contract, role, request) : 0;
        answers.add(status);
        if (status >= 500 || status === 0) faults.push(`${status}: ${what}`);
      });
      await Promise.all(sent);
    }
    expect(faults).toEqual([]);
    expect(cases.length).toBeGreaterThan(3);
    // Some of it came further than the check of who may.
    expect([...answers].some((status) => ![401, 403, 429].includes(status))).toBe(true);
  },
);
