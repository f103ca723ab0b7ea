import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { buildLotacao, buildPerson, type TestPerson } from '#apps/installation/testing-people';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import type { RouteOutput } from '#platform/contract/route';
import { findRow, sql } from '#platform/db/database';
import { standardAgenda } from './contract/agenda.ts';
import {
  CLOSURE_REASONS,
  type closeAgenda,
  type getAgenda,
  type getAgendaWeek,
  type readAgendas,
} from './contract.ts';

type Closure = RouteOutput<typeof closeAgenda>;
type Week = RouteOutput<typeof getAgendaWeek>;
type Problem = { code: string; detail: string; fields?: Array<{ path: string; message: string }> };

const MONDAY = '2026-11-23';
const WEDNESDAY = '2026-11-25';
const WEEK = {
  startDate: MONDAY,
  startTime: '',
  endDate: '2026-11-27',
  endTime: '',
  reason: 'ferias',
  specification: '',
};
let fixture: TwoMunicipalities;
let coordinator: Client;
let person: TestPerson;
let first: string;
let second: string;

const db = () => fixture.installation.platform.db;
beforeAll(async () => {
  fixture = await startTwoMunicipalities();
  coordinator = fixture.here.coordinator;
});
afterAll(() => fixture.close());
beforeEach(async () => {
  const { municipality, unitId } = fixture.here;
  person = await buildPerson(fixture.installation, { name: 'MÉDICA DE DUAS' });
  const at = { person, municipality, unitId };
  first = await buildLotacao(fixture.installation, { ...at, cbo: '225142' });
  second = await buildLotacao(fixture.installation, { ...at, cbo: '225125' });
  for (const id of [first, second]) {
    const body = { version: null, days: standardAgenda().days };
    await coordinator.call('PUT', `/lotacoes/${id}/agenda`, body);
  }
});

const close = (change: object = {}, id = first, client = coordinator) =>
  client.call<Closure & Problem>('POST', `/lotacoes/${id}/agenda-closures`, { ...WEEK, ...change });
const reopen = (id: string, client = coordinator) => client.call('DELETE', `/agenda-closures/${id}`);
const closures = async (id = first) =>
  (await coordinator.call<RouteOutput<typeof getAgenda>>('GET', `/lotacoes/${id}/agenda`)).body.closures;
/** Slots of each day of the week, by lotação. */
async function slots(): Promise<Record<string, number[]>> {
  const path = `/professionals/${person.id}/agenda-week?from=${MONDAY}`;
  const { lotacoes } = (await coordinator.call<Week>('GET', path)).body;
  return Object.fromEntries(lotacoes.map((one) => [one.lotacao.id, one.slots.map((day) => day.length)]));
}
const refusal = ({ status, body }: { status: number; body: Problem }) => [
  status,
  body.code,
  ...(body.fields ?? []).map(({ path }) => path),
];
const FULL = [24, 24, 24, 24, 24, 0, 0];
const NONE = [0, 0, 0, 0, 0, 0, 0];

test('closing one of two lotações leaves the other open; taken away, its slots are back', async () => {
  expect(await slots()).toEqual({ [first]: FULL, [second]: FULL });
  const { status, body } = await close();
  expect(status).toBe(201);
  expect(await slots()).toEqual({ [first]: NONE, [second]: FULL });
  expect(await closures(second)).toEqual([]);
  expect(await closures()).toEqual([
    {
      id: body.id,
      startsAt: `${MONDAY}T00:00`,
      endsAt: '2026-11-28T00:00',
      reason: 'ferias',
      specification: '',
    },
  ]);
  expect((await reopen(body.id)).status).toBe(204);
  expect(await slots()).toEqual({ [first]: FULL, [second]: FULL });
  expect((await reopen(body.id)).status).toBe(404);
});

test('side by side, what closes one agenda closes no slot of the other', async () => {
  await close({ startDate: WEDNESDAY, endDate: WEDNESDAY });
  const path = `/agendas?from=${WEDNESDAY}&lotacoes=${first},${second}`;
  const { lotacoes } = (await coordinator.call<RouteOutput<typeof readAgendas>>('GET', path)).body;
  const shown = lotacoes.map(({ lotacao, days: [day] }) => [
    lotacao.id,
    day?.closed.length,
    day?.slots.length,
  ]);
  expect(Object.fromEntries(shown.map(([id, ...rest]) => [id, rest]))).toEqual({
    [first]: [1, 0],
    [second]: [0, 24],
  });
});

test('ADM-J06 "Outro" says what it is, and only "Outro"', async () => {
  expect(refusal(await close({ reason: 'outro' }))).toEqual([422, 'closure-invalid', 'specification']);
  expect(refusal(await close({ specification: 'Greve' }))).toEqual([422, 'closure-invalid', 'specification']);
  const { status, body } = await close({ reason: 'outro', specification: ' Greve ' });
  expect([status, body.reason, body.specification]).toEqual([201, 'outro', 'Greve']);
});

test('ADM-J07 all six reasons are taken; a final date before the initial one is refused', async () => {
  expect(CLOSURE_REASONS.map(({ label }) => label)).toEqual([
    'Atestado',
    'Curso',
    'Férias',
    'Licença',
    'Reunião',
    'Outro',
  ]);
  for (const [place, { value }] of CLOSURE_REASONS.entries()) {
    const day = `2027-01-0${place + 1}`;
    const specification = value === 'outro' ? 'Mutirão' : '';
    expect((await close({ startDate: day, endDate: day, reason: value, specification })).status).toBe(201);
  }
  expect((await close({ reason: 'feriado' })).status).toBe(400);
  expect(refusal(await close({ endDate: '2026-11-20' }))).toEqual([422, 'closure-invalid', 'endDate']);
  for (const [change, path] of [
    [{ startDate: '2026-02-30' }, 'startDate'],
    [{ endDate: '9999-12-31' }, 'endDate'],
    [{ startTime: '24:00' }, 'startTime'],
    [{ endDate: MONDAY, startTime: '12:00', endTime: '08:00' }, 'endTime'],
  ] as const) {
    expect(refusal(await close(change))).toEqual([422, 'closure-invalid', path]);
  }
});

test('hours of a day are closed, and only these', async () => {
  await close({ endDate: MONDAY, startTime: '08:00', endTime: '10:00', reason: 'reuniao' });
  expect((await slots())[first]).toEqual([18, 24, 24, 24, 24, 0, 0]);
  // One right after the other is none over the other.
  expect((await close({ endDate: MONDAY, startTime: '10:00', endTime: '11:00' })).status).toBe(201);
  expect((await slots())[first]?.[0]).toBe(15);
});

test('closure over closure is refused with the other’s dates, also when ten close at once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => close()));
  const told = answers.map(({ status }) => status);
  expect([told.filter((status) => status === 201).length, new Set(told)]).toEqual([1, new Set([201, 422])]);
  expect(await closures()).toHaveLength(1);
  const over = await close({ startDate: '2026-11-27', endDate: '2026-12-04' });
  expect(refusal(over)).toEqual([422, 'closure-overlaps', 'startDate']);
  expect(over.body.detail).toContain('23/11/2026 - 27/11/2026');
  expect((await close({ startDate: '2026-11-28', endDate: '2026-12-04' })).status).toBe(201);
  // The other lotação of the same person is another agenda.
  expect((await close({}, second)).status).toBe(201);
});

test('a closing that came with another base stays beside one of here, and both close', async () => {
  await close();
  await sql`insert into agenda_closure (id, lotacao_id, starts_at, ends_at, reason, came_from, created_at)
    values (uuid_v7(), ${first}, '2026-11-25', '2026-12-02', 'curso', uuid_v7(), now())`.execute(db());
  expect((await closures()).map(({ reason }) => reason)).toEqual(['curso', 'ferias']);
  expect((await slots())[first]).toEqual(NONE);
  // Over either of them nothing more is closed.
  expect(refusal(await close({ startDate: '2026-12-01', endDate: '2026-12-01' }))[1]).toBe(
    'closure-overlaps',
  );
});

test('another unit’s coordinator, the administrator and a nurse do not close it', async () => {
  const { here, there } = fixture;
  const { body } = await close();
  expect((await close({}, first, there.coordinator)).status).toBe(404);
  expect((await reopen(body.id, there.coordinator)).status).toBe(404);
  expect((await close({}, first, here.admin)).status).toBe(403);
  expect((await reopen(body.id, here.admin)).status).toBe(403);
  expect((await close({}, fixture.there.nurseLotacao)).status).toBe(404);
  expect(await closures()).toHaveLength(1);
});

test('closing and reopening stand in the trail', async () => {
  const { body } = await close();
  await reopen(body.id);
  const row = await findRow<{ types: string[] }>(
    db(),
    sql`select array_agg(type order by id) as types from platform_audit_event where subject_id = ${first}`,
  );
  expect(row?.types).toEqual([
    'scheduling.agenda-saved',
    'scheduling.agenda-closed',
    'scheduling.agenda-reopened',
  ]);
});
