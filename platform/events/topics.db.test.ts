import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  signedIn,
  signedInInstaller,
  type TestMunicipality,
} from '#apps/installation/testing-people';
import { openStream } from '#apps/installation/testing-stream';
import { sql } from '#platform/db/database';
import type { UnitPlace } from '#platform/permissions/scope';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { REST_MS } from './coalesce.ts';
import { EVENT_CHANNEL } from './publish.ts';

let installation: TestInstallation;
let municipality: TestMunicipality;
let address: string;
let here: UnitPlace;
let nextDoor: UnitPlace;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  municipality = await buildMunicipality(installation, '4205407');
  here = await unit(municipality, '3127128');
  nextDoor = await unit(municipality, '5540970');
  address = await installation.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => installation.close());

async function unit(where: TestMunicipality, cnes: string): Promise<UnitPlace> {
  return { municipalityId: where.id, unitId: await buildUnit(installation, where, cnes) };
}

async function desk(where = municipality, { unitId } = here): Promise<string> {
  const person = await buildPerson(installation);
  await buildLotacao(installation, { person, municipality: where, unitId, cbo: '422105' });
  return (await signedIn(installation, person)).cookie() ?? '';
}

/** An open stream that hears whatever is told from here on. */
async function listening(cookie: string, topics: readonly string[]) {
  const stream = openStream(address, cookie, topics);
  onTestFinished(() => stream.close());
  await stream.until('event: hello');
  return stream;
}

const agendaOf = ({ unitId }: UnitPlace) => `agenda:${unitId}`;
const noticeOf = (topic: string, { unitId }: UnitPlace) =>
  `event: changed\ndata: {"topic":"${topic}","unitId":"${unitId}"}`;

const publish = (topic: string, ...places: UnitPlace[]) =>
  runUseCase(installation.platform, COMMAND_LINE, (context) => {
    for (const place of places) context.publish(topic, place);
    return Promise.resolve();
  });

/** Waits for a notice of its own: all that was told before has come by then. */
async function settled(streams: ReadonlyArray<Awaited<ReturnType<typeof listening>>>): Promise<void> {
  await publish('mark', here);
  await Promise.all(streams.map((stream) => stream.until(noticeOf('mark', here))));
}
const mark = () => `mark:${here.unitId}`;

test('two desks of a unit are told of a change, by topic and unit and nothing else; what was not asked for is not told', async () => {
  const [both, onlyReception] = [
    await listening(await desk(), [agendaOf(here), mark()]),
    await listening(await desk(), [`reception:${here.unitId}`, agendaOf(here), mark()]),
  ];
  await publish('agenda', here);
  await publish('reception', here);
  await settled([both, onlyReception]);
  expect([both.count(noticeOf('agenda', here)), onlyReception.count(noticeOf('agenda', here))]).toEqual([
    1, 1,
  ]);
  expect([both.text().includes('reception'), onlyReception.count(noticeOf('reception', here))]).toEqual([
    false,
    1,
  ]);
  expect(both.text()).not.toContain(municipality.id);
});

test('what is undone tells nothing', async () => {
  const stream = await listening(await desk(), [agendaOf(here), mark()]);
  const undone = runUseCase(installation.platform, COMMAND_LINE, (context) => {
    context.publish('agenda', here);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await settled([stream]);
  expect(stream.text()).not.toContain('agenda');
});

test('many changes at once are few notices, and one comes after the last', async () => {
  const stream = await listening(await desk(), [agendaOf(here), mark()]);
  const began = performance.now();
  for (let n = 0; n < 60; n++) await publish('agenda', here, here);
  await stream.until(noticeOf('agenda', here), 2);
  await settled([stream]);
  const rests = (performance.now() - began) / REST_MS;
  expect(stream.count(noticeOf('agenda', here))).toBeLessThanOrEqual(rests + 2);
});

test('a topic of another unit or municipality is never told, though it was asked for', async () => {
  const elsewhere = await buildMunicipality(installation, '4202404', 'VIZINHA');
  const abroad = await unit(elsewhere, '9999999');
  const all = [here, nextDoor, abroad].map(agendaOf);
  const ours = await listening(await desk(), [...all, mark()]);
  const theirs = await listening(await desk(elsewhere, abroad), all);
  const installer = await listening((await signedInInstaller(installation)).cookie() ?? '', [...all, mark()]);
  await publish('agenda', here, nextDoor, abroad);
  // Its own unit under another municipality is no unit of its own.
  await publish('agenda', { ...abroad, unitId: here.unitId });
  await theirs.until(noticeOf('agenda', abroad));
  // One that was told a moment ago rests, and a later one of another topic may overtake it.
  await ours.until(noticeOf('agenda', here));
  for (const place of [here, nextDoor, abroad]) await installer.until(noticeOf('agenda', place));
  await settled([ours, installer]);
  const units = (stream: typeof ours) =>
    [here, nextDoor, abroad].filter((place) => stream.text().includes(noticeOf('agenda', place)));
  expect(units(ours)).toEqual([here]);
  expect(units(theirs)).toEqual([abroad]);
  expect(units(installer)).toEqual([here, nextDoor, abroad]);
});

test('after the link to the base was cut, open pages are told to read again, and hear what comes then', async () => {
  const stream = await listening(await desk(), [agendaOf(here)]);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'pec-events' and datname = current_database()`.execute(installation.platform.db);
  await stream.until('event: hello', 2);
  await publish('agenda', here);
  await stream.until(noticeOf('agenda', here));
  expect(stream.isOpen()).toBe(true);
});

test('a topic that is none is refused, and what another version tells is passed over', async () => {
  const cookie = await desk();
  const client = { headers: { cookie: `pec_session=${cookie}` } };
  const answer = await fetch(`${address}/api/events?topics=agenda`, client);
  expect(answer.status).toBe(400);
  const stream = await listening(cookie, [agendaOf(here), mark()]);
  for (const payload of ['news:1', 'topic:agenda', 'job']) {
    await sql`select pg_notify(${EVENT_CHANNEL}, ${payload})`.execute(installation.platform.db);
  }
  await settled([stream]);
  expect(stream.text()).not.toContain('agenda');
});
