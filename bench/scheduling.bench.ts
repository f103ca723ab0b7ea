import type { OwnedPlatform } from '#apps/installation/platform';
import { dataPackagesModule } from '#modules/data-packages/index';
import { noDays, standardAgenda } from '#modules/scheduling/contract/agenda';
import { slotsOf } from '#modules/scheduling/contract/slots';
import { agendasOf } from '#modules/scheduling/server/agenda-queries';
import { listCbos } from '#modules/scheduling/server/cbo-queries';
import { bookAppointment } from '#modules/scheduling/server/booking/book';
import { findNext } from '#modules/scheduling/server/grid/list';
import { readAgendas } from '#modules/scheduling/server/grid/side-by-side';
import { weekOf } from '#modules/scheduling/server/week';
import { rowsOf, sql } from '#platform/db/database';
import { runUseCase } from '#platform/usecase/run';
import type { Actor } from '#platform/permissions/access';
import { onNewBase } from './base.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { LIVE_SETTING, liveDesks } from './live-desks.ts';

const PEOPLE = 30_000;
const UNITS = 500;
const SEEN = 60;
const TIMES = 51;
const WEEK_MS = 20;
const CBO_MS = 150;
const MONDAY = '2026-11-23';
/** Of one unit: so many agendas, full on each of so many working days, 24 slots a day. */
const BOOKED_AGENDAS = 25;
const BOOKED_DAYS = 100;
const CITIZENS = 5_000;
const BOOKED = BOOKED_AGENDAS * BOOKED_DAYS * 24;
const SUNDAY_NOON = new Date('2026-11-22T15:00:00Z');
const UNIT_WEEK_MS = 150;
const NEXT_MS = 100;
const BOOKING_MS = 30;

/** Thirty thousand people, sixty in a unit, each with an agenda and two closings. */
async function fill({ db }: OwnedPlatform): Promise<string> {
  const { days } = standardAgenda();
  const [text, online] = [JSON.stringify(days), JSON.stringify({ ...noDays(), monday: days.monday })];
  await sql`insert into municipality (id, ibge, name, uf, time_zone, created_at)
    values (uuid_v7(), '4205407', 'FLORIANOPOLIS', 'SC', 'America/Sao_Paulo', now())`.execute(db);
  await sql`insert into unit (id, municipality_id, cnes, name, updated_at)
    select uuid_v7(), id, lpad(n::text, 7, '0'), 'UBS ' || n, now()
    from municipality, generate_series(1, ${UNITS}::int) n`.execute(db);
  await sql`insert into professional (id, cns, name, origin, created_at, updated_at)
    select uuid_v7(), lpad(n::text, 15, '0'), 'PESSOA ' || n, 'cnes', now(), now()
    from generate_series(1, ${PEOPLE}::int) n`.execute(db);
  await sql`with person as (select id, row_number() over (order by id) as n from professional),
      place as (select id, municipality_id, row_number() over (order by id) - 1 as n from unit)
    insert into lotacao (id, municipality_id, professional_id, unit_id, cbo, origin, update_on_cnes, created_at,
      updated_at)
    select uuid_v7(), u.municipality_id, p.id, u.id, '223505', 'cnes', true, now(), now()
    from person p join place u on u.n = p.n % ${UNITS}::int`.execute(db);
  await sql`insert into agenda (lotacao_id, version, days, online, updated_at)
    select id, uuid_v7(), ${text}::jsonb, ${online}::jsonb, now() from lotacao`.execute(db);
  await sql`insert into agenda_closure (id, lotacao_id, starts_at, ends_at, reason, created_at)
    select uuid_v7(), id, day, day + interval '1 day', 'ferias', now()
    from lotacao, unnest('{2026-11-24,2026-12-24}'::timestamp[]) day`.execute(db);
  await sql`analyze`.execute(db);
  const [municipality] = await rowsOf<{ id: string }>(db, sql`select id from municipality`);
  return municipality?.id ?? '';
}

/** Median, or another share of the times, in milliseconds. */
async function timeOf(act: () => unknown, share = 0.5): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const from = performance.now();
    await act();
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(TIMES * share)] ?? 0;
}

async function weeks(platform: OwnedPlatform): Promise<Figure[]> {
  const { db } = platform;
  const people = await rowsOf<{ id: string; unit: string }>(
    db,
    sql`select professional_id as id, unit_id as unit from lotacao
      where unit_id = (select id from unit order by id limit 1) limit ${SEEN}::int`,
  );
  const reach = { municipalityId: null, unitId: people[0]?.unit ?? null };
  const context = {
    platform,
    db,
    actor: { kind: 'system' },
    sessionId: null,
    ip: null,
    now: new Date(),
  } as const;
  const read = async () =>
    weekOf(
      context,
      await agendasOf(
        db,
        reach,
        people.map(({ id }) => id),
      ),
      MONDAY,
    );
  const { lotacoes } = await read();
  const slots = lotacoes.flatMap((one) => one.slots.flat()).length;
  // Four days of 24, Tuesday closed.
  if (slots !== SEEN * 96) throw new Error(`the week of the benchmark has ${slots} slots`);
  const hours = { days: standardAgenda().days, online: noDays() };
  const closed = [{ startsAt: '2026-11-24T00:00', endsAt: '2026-11-25T00:00' }];
  const days = ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`);
  const compute = () => {
    for (let person = 0; person < SEEN; person++) for (const day of days) slotsOf(hours, closed, 20, day);
  };
  return [
    {
      what: `week of slots of ${SEEN} professionals, computed`,
      value: await timeOf(compute),
      unit: 'ms',
      most: WEEK_MS,
    },
    {
      what: `week of slots of ${SEEN} professionals, with the base read`,
      value: await timeOf(read),
      unit: 'ms',
      most: WEEK_MS,
    },
  ];
}

async function cbos({ db }: OwnedPlatform, municipalityId: string): Promise<Figure[]> {
  const place = { id: municipalityId, standard: 20 };
  const asked = [
    ['first page by name', {}],
    ['by duration, backwards', { sort: 'duration', direction: 'desc' }],
    ['search of a part of a name', { search: 'médico' }],
    ['search of the start of a code', { search: '2235' }],
    ['search of what none has', { search: 'xyzw' }],
  ] as const;
  const figures: Figure[] = [];
  for (const [what, query] of asked) {
    const value = await timeOf(() => listCbos(db, place, query));
    figures.push({ what: `CBO: ${what}`, value, unit: 'ms', most: CBO_MS });
  }
  return figures;
}

type Desk = { municipalityId: string; unitId: string; cbo: string; agendas: string[] };

/** A unit whose agendas are booked for months; the first day after them is free. */
async function fillAgendas({ db }: OwnedPlatform, municipalityId: string): Promise<Desk> {
  const [unit] = await rowsOf<{ id: string }>(db, sql`select id from unit order by id limit 1`);
  const unitId = unit?.id ?? '';
  const agendas = await rowsOf<{ id: string; cbo: string }>(
    db,
    sql`select id, cbo from lotacao where unit_id = ${unitId} order by id limit ${BOOKED_AGENDAS}::int`,
  );
  const ids = agendas.map(({ id }) => id);
  await sql`update lotacao set active = false, inactivated_at = now()
    where unit_id = ${unitId} and id <> all(${ids}::uuid[])`.execute(db);
  await sql`delete from agenda_closure where lotacao_id = any(${ids}::uuid[])`.execute(db);
  await sql`insert into citizen (id, name, search, phone_mobile, origin, origin_installation_id, created_at, updated_at,
      updated_origin)
    select uuid_v7(), 'CIDADA NUMERO ' || n, '', '48990001234', 'demo', uuid_v7(), now(), now(), 'demo'
    from generate_series(1, ${CITIZENS}::int) n`.execute(db);
  await sql`create table booked as
    with day as (select d::date as day from generate_series(${MONDAY}::timestamp, '2027-12-31', '1 day') d
        where extract(isodow from d) < 6 order by d limit ${BOOKED_DAYS}::int),
      minute as (select m from generate_series(480, 700, 20) m union all select m from generate_series(780, 1000, 20) m),
      person as (select id, row_number() over (order by id) - 1 as n from citizen)
    select uuid_v7() as id, uuid_v7() as span_id, uuid_v7() as event_id, x.lotacao_id, p.id as citizen_id,
      x.day + make_interval(mins => x.m) as starts_at
    from (select l as lotacao_id, day, m, row_number() over () as n
      from unnest(${ids}::uuid[]) l, day, minute) x
    join person p on p.n = x.n % ${CITIZENS}::int`.execute(db);
  await sql`insert into appointment (id, kind, citizen_id, status, created_at, updated_at)
    select id, 'consulta', citizen_id, 'agendado', now(), now() from booked`.execute(db);
  await sql`insert into agenda_span (id, lotacao_id, starts_at, ends_at, appointment_id, alone)
    select span_id, lotacao_id, starts_at, starts_at + interval '20 minutes', id, true from booked`.execute(
    db,
  );
  await sql`insert into appointment_event (id, appointment_id, at, what, status, lotacao_id, starts_at, ends_at)
    select event_id, id, now(), 'booked', 'agendado', lotacao_id, starts_at, starts_at + interval '20 minutes'
    from booked`.execute(db);
  await sql`drop table booked`.execute(db);
  // As the base itself does soon after so many rows.
  await sql`vacuum analyze`.execute(db);
  return { municipalityId, unitId, cbo: agendas[0]?.cbo ?? '', agendas: ids };
}

async function desk(
  platform: OwnedPlatform,
  { municipalityId, unitId, cbo, agendas }: Desk,
): Promise<Figure[]> {
  const { db } = platform;
  const [person] = await rowsOf<{ id: string }>(
    db,
    sql`select professional_id as id from lotacao where id = ${agendas[0]}`,
  );
  const access = {
    id: agendas[0] ?? '',
    kind: 'lotacao',
    municipalityId,
    unitId,
    teamId: null,
    uf: null,
    cbo,
    resources: new Set<string>(),
  } as const;
  const actor: Actor = { kind: 'person', professionalId: person?.id ?? '', access };
  const context = { platform, db, actor, sessionId: null, ip: null, now: SUNDAY_NOON };
  const lotacoes = agendas.join(',');
  const week = () => readAgendas(context, { from: MONDAY, days: 7, lotacoes });
  const read = await week();
  const seen = read.lotacoes.flatMap(({ days }) => days.flatMap(({ entries }) => entries)).length;
  if (seen !== BOOKED_AGENDAS * 5 * 24) throw new Error(`the week of the unit has ${seen} appointments`);
  const next = () => findNext(context, { cbo, limit: 5 });
  const { slots } = await next();
  const free = slots[0]?.day;
  if (free === undefined) throw new Error('there is no free slot');
  const citizens = await rowsOf<{ id: string }>(
    db,
    sql`select id from citizen order by id limit ${TIMES}::int`,
  );
  let booking = 0;
  const book = async () => {
    const place = booking++;
    const one = slots[0] as (typeof slots)[number];
    const start = ['08:00', '08:20', '08:40'][Math.floor(place / BOOKED_AGENDAS)] ?? one.start;
    const lotacaoId = agendas[place % BOOKED_AGENDAS] ?? '';
    const citizenId = citizens[place]?.id ?? '';
    await runUseCase({ ...platform, clock: { now: () => SUNDAY_NOON } }, { actor }, (inside) =>
      bookAppointment(inside, { lotacaoId, day: free, start, citizenId }),
    );
  };
  const figure = async (what: string, act: () => unknown, most: number): Promise<Figure> => ({
    what,
    value: await timeOf(act, 0.95),
    unit: 'ms',
    most,
  });
  return [
    await figure(`week of a unit, ${BOOKED_AGENDAS} agendas side by side, p95`, week, UNIT_WEEK_MS),
    await figure(`next free slots of an occupation, ${BOOKED_DAYS} days full, p95`, next, NEXT_MS),
    await figure('booking, with audit, p95', book, BOOKING_MS),
  ];
}

const onFilledBase = (): Promise<Figure[]> =>
  onNewBase('scheduling', async (platform) => {
    await dataPackagesModule.onStart?.(platform);
    const municipalityId = await fill(platform);
    const figures = [...(await weeks(platform)), ...(await cbos(platform, municipalityId))];
    return [...figures, ...(await desk(platform, await fillAgendas(platform, municipalityId)))];
  });

const run = async (): Promise<Figure[]> => [...(await onFilledBase()), ...(await liveDesks())];

export const benchmark: Benchmark = {
  setting: `${PEOPLE} lotações with agenda in ${UNITS} units, all occupations, median of ${TIMES}; then ${BOOKED} appointments in one unit; ${LIVE_SETTING}`,
  run,
};
