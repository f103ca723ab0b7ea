import type { OwnedPlatform } from '#apps/installation/platform';
import type { Filters } from '#modules/reception/contract';
import { searchList } from '#modules/reception/server/list';
import { getRow, sql } from '#platform/db/database';
import type { Actor } from '#platform/permissions/access';
import { uuidV7 } from '#platform/db/uuid';
import { onNewBase } from './base.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { p95, timesOf } from './times.ts';

const CITIZENS = 50_000;
const TODAY = 400;
const BEFORE = 60_000;
const TIMES = 101;
const LIST_MS = 60;

/** A unit with 40 lotações, 60,000 arrivals of earlier days and 400 of today. */
async function fill({ db }: OwnedPlatform): Promise<Actor> {
  await sql`insert into municipality (id, ibge, name, uf, time_zone, created_at)
    values (uuid_v7(), '4205407', 'FLORIANOPOLIS', 'SC', 'America/Sao_Paulo', now())`.execute(db);
  await sql`insert into unit (id, municipality_id, cnes, name, updated_at)
    select uuid_v7(), id, '2077485', 'UBS', now() from municipality`.execute(db);
  await sql`insert into team (id, unit_id, ine, name, updated_at)
    select uuid_v7(), id, lpad(n::text, 10, '0'), 'ESF ' || n, now() from unit, generate_series(1, 4) n`.execute(
    db,
  );
  await sql`insert into professional (id, cns, name, origin, created_at, updated_at)
    select uuid_v7(), lpad(n::text, 15, '0'), 'PESSOA ' || n, 'cnes', now(), now() from generate_series(1, 40) n`.execute(
    db,
  );
  await sql`insert into lotacao (id, municipality_id, professional_id, unit_id, cbo, origin, update_on_cnes, created_at, updated_at)
    select uuid_v7(), u.municipality_id, p.id, u.id, '223505', 'cnes', true, now(), now() from professional p, unit u`.execute(
    db,
  );
  await sql`insert into citizen (id, name, birth_date, search, origin, origin_installation_id, created_at, updated_at, updated_origin)
    select uuid_v7(), 'CIDADA NUMERO ' || n, '1980-01-01'::date + n % 9000, '', 'registration', uuid_v7(), now(),
      now(), 'registration' from generate_series(1, ${CITIZENS}::int) n`.execute(db);
  const arrive = (count: number, day: string) => sql`
    with c as (select id, row_number() over (order by id) as n from citizen),
      l as (select id, professional_id, row_number() over (order by id) as n from lotacao),
      t as (select id, row_number() over (order by id) as n from team)
    insert into list_entry (id, municipality_id, unit_id, citizen_id, arrived_at, day, time_zone, ticket, lotacao_id, team_id,
      status, risk, version, added_by)
    select uuid_v7(), u.municipality_id, u.id, c.id, now(), ${sql.raw(day)}, 'America/Sao_Paulo', g, l.id, t.id,
      case when ${count} > 1000 or g % 4 = 0 then 'realizado' else 'aguardando' end,
      (array['vermelho', 'amarelo', 'verde', 'azul', null])[1 + g % 5], 1, l.professional_id
    from unit u, generate_series(1, ${count}::int) g
    join c on c.n = 1 + g % ${CITIZENS} join l on l.n = 1 + g % 40 join t on t.n = 1 + g % 4`;
  await arrive(BEFORE, "(now() at time zone 'America/Sao_Paulo')::date - 1 - g % 200").execute(db);
  await arrive(TODAY, "(now() at time zone 'America/Sao_Paulo')::date").execute(db);
  await sql`insert into list_entry_service (entry_id, service_type_id)
    select e.id, s.id from list_entry e join service_type s on s.name in ('Vacina', 'Curativo')
    where e.day >= current_date - 10`.execute(db);
  await sql`analyze`.execute(db);
  const { id, unitId, municipalityId, professionalId } = await getRow(
    db,
    sql<{ id: string; unitId: string; municipalityId: string; professionalId: string }>`
      select id, unit_id as "unitId", municipality_id as "municipalityId", professional_id as "professionalId"
      from lotacao limit 1`,
  );
  const resources = new Set(['visualizar-lista-de-atendimento.cadastrar-editar-e-excluir']);
  const place = { municipalityId, unitId, teamId: null, cbo: '223505', uf: null };
  return { kind: 'person', professionalId, access: { id, kind: 'lotacao', ...place, resources } };
}

const STATUSES = ['aguardando', 'em-atendimento', 'em-escuta', 'realizado', 'nao-aguardou'] as const;

const run = (): Promise<Figure[]> =>
  onNewBase('reception', async (platform) => {
    const actor = await fill(platform);
    const asked: ReadonlyArray<readonly [what: string, filters: Filters]> = [
      ['of today, all 400', { statuses: [...STATUSES] }],
      ['as the page opens', {}],
      ['not finished, of any day', { unfinished: true }],
      ['a part of a name', { text: 'numero 12' }],
    ];
    const figures: Figure[] = [];
    for (const [what, filters] of asked) {
      const context = { platform, db: platform.db, actor, sessionId: uuidV7(), ip: null, now: new Date() };
      const read = () => searchList(context, filters);
      const { rows } = await read();
      figures.push({
        what: `list ${what} (${rows.length} rows)`,
        value: p95(await timesOf(Array.from({ length: TIMES }, () => read))),
        unit: 'ms',
        most: LIST_MS,
      });
    }
    return figures;
  });

export const benchmark: Benchmark = {
  setting: `a unit with ${TODAY} arrivals today and ${BEFORE} before, ${CITIZENS} citizens, p95 of ${TIMES}`,
  run,
};
