import { getRow, sql, type Tx } from '#platform/db/database';

/** Of a day of the demonstration, by the minutes since somebody came: the first waits longest. */
const DAY = [
  ['realizado', 190, 'verde'],
  ['realizado', 172, 'amarelo'],
  ['realizado', 160, null],
  ['nao-aguardou', 121, null],
  ['realizado', 95, 'azul'],
  ['em-atendimento', 74, 'amarelo'],
  ['aguardando', 58, 'verde'],
  ['aguardando', 47, null],
  ['aguardando', 31, 'amarelo'],
  ['aguardando', 22, 'azul'],
  ['aguardando', 14, 'vermelho'],
  ['aguardando', 6, null],
] as const;

/** Puts people of each unit's teams on its list, as in the middle of a day; units that have one keep theirs. How many. */
export async function fillDay(db: Tx, municipalityId: string, now: Date): Promise<number> {
  const { arrivals } = await getRow<{ arrivals: number }>(
    db,
    sql`with stage as (
        select * from unnest(${DAY.map(([status]) => status)}::text[], ${DAY.map(([, minutes]) => minutes)}::int[],
          ${DAY.map(([, , risk]) => risk)}::text[]) with ordinality as s (status, minutes, risk, n)),
      place as (
        select u.id, m.id as municipality_id, m.time_zone from health_network_unit u
        join health_network_municipality m on m.id = u.municipality_id
        where m.id = ${municipalityId} and u.active and not exists (select from list_entry e where e.unit_id = u.id)),
      came as (
        select p.*, c.id as citizen_id, c.team_id, row_number() over (partition by p.id order by c.id) as n
        from place p cross join lateral (
          select c.id, c.team_id from health_network_team t join citizens_person c on c.team_id = t.id
          where t.unit_id = p.id and c.status = 'active' and not c.deceased limit ${DAY.length}) c),
      entry as (
        insert into list_entry (id, municipality_id, unit_id, citizen_id, arrived_at, day, time_zone, ticket, team_id,
          lotacao_id, held_by, status, risk, attended_at, version, added_by)
        select uuid_v7(), c.municipality_id, c.id, c.citizen_id, at, (at at time zone c.time_zone)::date, c.time_zone, c.n,
          c.team_id, l.id, case when s.status = 'em-atendimento' then l.id end, s.status, s.risk,
          case when s.status = 'realizado' then ${now}::timestamptz end, 1, l.professional_id
        from came c join stage s on s.n = c.n
        cross join lateral (select ${now}::timestamptz - s.minutes * interval '1 minute' as at) a
        cross join lateral (
          select k.id, k.professional_id from health_network_lotacao_place k
          where k.unit_id = c.id and k.active order by k.team_id is distinct from c.team_id, k.id limit 1) l
        returning id, unit_id, ticket, day),
      counted as (
        insert into unit_desk (unit_id, ticket_day, last_ticket)
        select unit_id, max(day), max(ticket) from entry group by unit_id on conflict do nothing),
      served as (
        insert into list_entry_service (entry_id, service_type_id)
        select e.id, t.service_type_id from entry e join health_network_unit_service_type t on t.unit_id = e.unit_id
          and t.active and t.native
        where t.name = case e.ticket % 3 when 0 then 'Vacina' else 'Demanda Espontânea' end)
      select count(*) as arrivals from entry`,
  );
  return arrivals;
}
