import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { buildLotacao, giveProfiles, signedInInstaller } from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { reachSetting } from '#platform/outbound/reach';
import { writeSetting } from '#platform/settings/settings';
import { buildWorld, create, type World } from '#modules/profiles/test/people';
import type { FirstStep } from './contract.ts';

let world: World;
let installer: Client;
beforeAll(async () => {
  world = await buildWorld();
  installer = await signedInInstaller(world.installation);
});
afterAll(() => world.installation.close());

const db = () => world.installation.platform.db;
const rows = async (client: Client) =>
  (await client.call<{ rows: FirstStep[] }>('GET', '/first-steps')).body.rows;
/** The steps of somebody, those that are done with a plus. */
const steps = async (client: Client) =>
  (await rows(client)).map(({ step, done }) => (done ? `+${step}` : step));

const cnesImported = (municipalityId: string) =>
  sql`insert into cnes_import (id, municipality_id, file_name, file_sha256, allow_older, status, created_at, finished_at)
    values (uuid_v7(), ${municipalityId}, 'x.zip', '', false, 'imported', now(), now())`.execute(db());

test('the installer has the steps of the installation, each ticked by what was saved', async () => {
  expect(await steps(installer)).toEqual(['system', '+responsible', 'cnes']);
  // A job writes it: nobody configured anything.
  const { platform } = world.installation;
  const now = platform.clock.now();
  const reach = { at: now.toISOString(), since: now.toISOString(), problem: null };
  await writeSetting(platform, platform.db, reachSetting, reach, now);
  expect(await steps(installer)).toEqual(['system', '+responsible', 'cnes']);
  await installer.call('PATCH', '/settings/security', { idleMinutes: 120 });
  expect(await steps(installer)).toEqual(['+system', '+responsible', 'cnes']);
});

test('the administrator has those of the municipality, ticked by what is done there and nowhere else', async () => {
  const [here, there] = world.places;
  const before = ['activation', 'durations', 'cnes', 'profiles', 'professionals', 'agendas'];
  expect(await steps(here.admin)).toEqual(before);
  expect((await rows(here.admin)).filter(({ optional }) => optional).map(({ step }) => step)).toEqual([
    'durations',
    'profiles',
    'agendas',
  ]);
  const agenda = `/municipalities/${here.municipality.ibge}/default-agenda`;
  await here.admin.call('PUT', agenda, (await here.admin.call('GET', agenda)).body);
  await create(here.admin, { name: 'Plantão' });
  await cnesImported(here.municipality.id);
  expect(await steps(here.admin)).toEqual([
    'activation',
    '+durations',
    '+cnes',
    '+profiles',
    'professionals',
    'agendas',
  ]);
  expect(await steps(there.admin)).toEqual(before);
  // Two municipalities: each needs its own.
  expect(await steps(installer)).toEqual(['+system', '+responsible', 'cnes']);
  await cnesImported(there.municipality.id);
  expect(await steps(installer)).toEqual(['+system', '+responsible', '+cnes']);
  await sql`update administrative_access set active = false, inactivated_at = now()
    where kind = 'municipal-admin' and municipality_id = ${there.municipality.id}`.execute(db());
  expect(await steps(installer)).toEqual(['+system', 'responsible', '+cnes']);
  await sql`update administrative_access set active = true, inactivated_at = null
    where kind = 'municipal-admin' and municipality_id = ${there.municipality.id}`.execute(db());
});

test('the coordinator sees the lotações of the own unit that lack a profile, or an agenda', async () => {
  const [here, there] = world.places;
  const { client, person, lotacaoId } = await world.worker(['coordenador-ubs'], there);
  await sql`update lotacao set agenda = 'padrao' where id = ${lotacaoId}`.execute(db());
  expect(await steps(client)).toEqual(['+professionals', '+agendas']);
  const at = { person, municipality: there.municipality, unitId: there.unitId, cbo: '225142' };
  const other = await buildLotacao(world.installation, at);
  // Who administers the municipality reads how many are left in all of it.
  expect((await rows(there.admin)).at(-1)).toMatchObject({ step: 'agendas', optional: true, left: 1 });
  await giveProfiles(world.installation, other, []);
  expect((await rows(client)).map(({ step, done, left }) => [step, done, left])).toEqual([
    ['professionals', false, 1],
    ['agendas', false, 1],
  ]);
  await giveProfiles(world.installation, other, ['medico']);
  await sql`update lotacao set agenda = 'padrao' where id = ${other}`.execute(db());
  expect(await steps(client)).toEqual(['+professionals', '+agendas']);
  expect((await steps(there.admin)).slice(-2)).toEqual(['+professionals', '+agendas']);
  // Of another municipality nothing counts.
  expect((await steps(here.admin)).slice(-2)).toEqual(['professionals', 'agendas']);
});

test('who configures nothing has no steps', async () => {
  const { client } = await world.worker(['medico']);
  expect(await rows(client)).toEqual([]);
});
