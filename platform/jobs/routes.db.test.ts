import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createApp } from '#apps/installation/http';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  grant,
  signedIn,
  signedInInstaller,
  type TestMunicipality,
  type TestPerson,
} from '#apps/installation/testing-people';
import { openStream } from '#apps/installation/testing-stream';
import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { startEventHub } from '#platform/events/hub';
import { EVENT_CHANNEL } from '#platform/events/publish';
import { enqueueJob } from './queue.ts';

let installation: TestInstallation;
let municipality: TestMunicipality;
let owner: TestPerson;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  municipality = await buildMunicipality(installation, '4205407');
  owner = await nurse(municipality, '3127128');
});
afterAll(() => installation.close());

async function nurse(where: TestMunicipality, cnes: string): Promise<TestPerson> {
  const person = await buildPerson(installation);
  const unitId = await buildUnit(installation, where, cnes);
  await buildLotacao(installation, { person, municipality: where, unitId, cbo: '223505' });
  return person;
}

async function jobOf(person: TestPerson): Promise<string> {
  const id = await enqueueJob(installation.platform.db, {
    kind: 'test.nothing',
    title: 'Tarefa de teste',
    input: {},
    actor: { kind: 'person', professionalId: person.id, access: null },
    municipalityId: municipality.id,
    now: new Date(),
  });
  return id ?? '';
}

test('who asked, the administrator of its municipality and the installer see a job; others get 404', async () => {
  const id = await jobOf(owner);
  const admin = await buildPerson(installation);
  await grant(installation, admin, 'municipal-admin', municipality);
  const elsewhere = await buildMunicipality(installation, '4202404', 'VIZINHA');
  const stranger = await buildPerson(installation);
  await grant(installation, stranger, 'municipal-admin', elsewhere);
  const colleague = await nurse(municipality, '5540970');
  const statusFor = async (person: TestPerson) =>
    (await (await signedIn(installation, person)).call('GET', `/jobs/${id}`)).status;
  expect(await statusFor(owner)).toBe(200);
  expect(await statusFor(admin)).toBe(200);
  expect(await (await signedInInstaller(installation)).call('GET', `/jobs/${id}`)).toMatchObject({
    status: 200,
  });
  expect(await statusFor(stranger)).toBe(404);
  expect(await statusFor(colleague)).toBe(404);
});

test('a queued job is cancelled at once; a finished one says it is too late', async () => {
  const client = await signedIn(installation, owner);
  const id = await jobOf(owner);
  const cancelled = await client.call<{ state: string; canCancel: boolean }>('POST', `/jobs/${id}/cancel`);
  expect(cancelled.body).toMatchObject({ state: 'cancelled', canCancel: false });
  const done = await jobOf(owner);
  await sql`update job set state = 'done', finished_at = now() where id = ${done}`.execute(
    installation.platform.db,
  );
  const late = await client.call<{ code: string }>('POST', `/jobs/${done}/cancel`);
  expect([late.status, late.body.code]).toEqual([409, 'job-finished']);
});

test('lists what the person asked for in this access, the newest first, and nothing of another access or person', async () => {
  const client = await signedIn(installation, owner);
  const { body: session } = await client.call<{ access: { id: string } }>('GET', '/session');
  const ask = (professionalId: string, accessId: string, daysAgo: number) =>
    enqueueJob(installation.platform.db, {
      kind: 'test.nothing',
      title: 'Tarefa de teste',
      input: {},
      actor: {
        kind: 'person',
        professionalId,
        access: {
          id: accessId,
          kind: 'lotacao',
          municipalityId: municipality.id,
          unitId: null,
          teamId: null,
          cbo: null,
          uf: null,
          resources: new Set(),
        },
      },
      municipalityId: municipality.id,
      now: new Date(installation.clock.now().getTime() - daysAgo * 86_400_000),
    });
  const older = await ask(owner.id, session.access.id, 2);
  const newer = await ask(owner.id, session.access.id, 1);
  await ask(owner.id, session.access.id, 20);
  await ask(owner.id, uuidV7(), 1);
  await ask(uuidV7(), session.access.id, 1);
  const { body } = await client.call<{ jobs: { id: string }[] }>('GET', '/jobs');
  expect(body.jobs.map(({ id }) => id)).toEqual([newer, older]);
});

test('a job that does not exist is 404', async () => {
  const client = await signedIn(installation, owner);
  expect((await client.call('GET', `/jobs/${uuidV7()}`)).status).toBe(404);
});

test('the stream tells progress to who may see the job, and nothing to others', async () => {
  const address = await installation.app.listen({ port: 0, host: '127.0.0.1' });
  const stranger = await nurse(await buildMunicipality(installation, '4209102', 'OUTRA'), '9999999');
  const [mine, theirs] = [await signedIn(installation, owner), await signedIn(installation, stranger)];
  const id = await jobOf(owner);
  const streams = [mine, theirs].map((client) => openStream(address, client.cookie() ?? ''));
  await Promise.all(streams.map((stream) => stream.until('event: hello')));
  // The hub listens from the moment the server starts; repeat until the listener is there.
  const told = streams[0]?.until(`"id":"${id}"`);
  const timer = setInterval(() => {
    void sql`select pg_notify(${EVENT_CHANNEL}, ${`job:${id}`})`.execute(installation.platform.db);
  }, 50);
  await told;
  clearInterval(timer);
  expect(streams[1]?.text()).not.toContain(id);
  await Promise.all(streams.map((stream) => stream.close()));
});

test('the stream ends when the person leaves, and only theirs; its duration is no waiting time', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const events = startEventHub(installation.platform);
  const app = await createApp(installation.platform, events);
  onTestFinished(async () => {
    await events.stop();
    await app.close();
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const [leaving, staying] = [await signedIn(installation, owner), await signedIn(installation, owner)];
  const streams = [leaving, staying].map((client) => openStream(address, client.cookie() ?? ''));
  await Promise.all(streams.map((stream) => stream.until('event: hello')));
  expect((await leaving.call('DELETE', '/session')).status).toBeLessThan(300);
  vi.advanceTimersByTime(30_000);
  await streams[0]?.ended;
  await streams[1]?.until(': ');
  expect(streams[1]?.isOpen()).toBe(true);
  expect((await app.inject({ url: '/metrics' })).body).not.toContain('route="/api/events",status="200"');
});
