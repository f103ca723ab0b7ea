import type { OwnedPlatform } from '#apps/installation/platform';
import { dataPackagesModule } from '#modules/data-packages/index';
import { noDays, standardAgenda } from '#modules/scheduling/contract/agenda';
import { slotsOf } from '#modules/scheduling/contract/slots';
import { agendasOf } from '#modules/scheduling/server/agenda-queries';
import { listCbos } from '#modules/scheduling/server/cbo-queries';
import { weekOf } from '#modules/scheduling/server/week';
import { rowsOf, sql } from '#platform/db/database';
import { onNewBase } from './base.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const PEOPLE = 30_000;
const UNITS = 500;
const SEEN = 60;
const TIMES = 51;
const WEEK_MS = 20;
const CBO_MS = 150;
const MONDAY = '2026-11-23';

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

/** Median, in milliseconds. */
async function timeOf(act: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const from = performance.now();
    await act();
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
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

const run = (): Promise<Figure[]> =>
  onNewBase('scheduling', async (platform) => {
    await dataPackagesModule.onStart?.(platform);
    const municipalityId = await fill(platform);
    return [...(await weeks(platform)), ...(await cbos(platform, municipalityId))];
  });

export const benchmark: Benchmark = {
  setting: `${PEOPLE} lotações with agenda in ${UNITS} units, all occupations, median of ${TIMES}`,
  run,
};
