import type { RawBuilder } from 'kysely';
import type { Reach } from '#platform/permissions/scope';
import { affected, type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { opaque, prepared } from '#platform/db/named';
import type { Days } from '../contract/agenda.ts';

/** A lotação with what its agenda is made of; `own` null: it has no hours of its own. */
export type AgendaRow = {
  id: string;
  active: boolean;
  municipalityId: string;
  unitId: string;
  teamId: string | null;
  /** IANA zone of the municipality. */
  timeZone: string;
  professional: { id: string; name: string };
  unit: { name: string; cnes: string };
  cbo: { code: string; name: string };
  team: { name: string; ine: string } | null;
  /** The person's registration came from the CNES. */
  fromCnes: boolean;
  otherwise: 'padrao' | 'nenhuma';
  version: string | null;
  own: Days | null;
  online: Days | null;
  cboDuration: number | null;
};

const inReach = ({ municipalityId, unitId }: Reach): RawBuilder<unknown> => {
  if (unitId !== null) return sql`l.unit_id = ${unitId}::uuid`;
  return municipalityId === null ? sql`true` : sql`l.municipality_id = ${municipalityId}::uuid`;
};

/** Prepared: so many are joined that to plan it costs several times what it reads. */
const agendasWhere = (condition: RawBuilder<unknown>): RawBuilder<AgendaRow> =>
  prepared(sql`
  select l.id, l.active, l.municipality_id as "municipalityId", l.unit_id as "unitId", l.team_id as "teamId",
    m.time_zone as "timeZone",
    json_build_object('id', p.id, 'name', p.name) as professional,
    json_build_object('name', l.unit_name, 'cnes', l.cnes) as unit,
    json_build_object('code', l.cbo, 'name', l.cbo_name) as cbo,
    case when l.team_id is not null then json_build_object('name', l.team_name, 'ine', l.ine) end as team,
    p.origin = 'cnes' as "fromCnes", k.agenda as otherwise, a.version, a.days as own, a.online,
    d.minutes as "cboDuration"
  from health_network_lotacao l
  join health_network_lotacao_place k on k.id = l.id
  join health_network_professional p on p.id = l.professional_id
  join health_network_municipality m on m.id = l.municipality_id
  left join agenda a on a.lotacao_id = l.id
  left join cbo_duration d on d.municipality_id = l.municipality_id and d.cbo = l.cbo
  where ${condition} order by search_key(l.unit_name), l.cbo, l.id`);

/** The agenda of a lotação within reach. */
export function findAgenda(db: Db, reach: Reach, id: string): Promise<AgendaRow | undefined> {
  return findRow(db, agendasWhere(sql`l.id = ${id} and ${inReach(reach)}`));
}

/** Those of the active lotações within reach of these professionals. */
export function agendasOf(db: Db, reach: Reach, professionalIds: readonly string[]): Promise<AgendaRow[]> {
  const those = sql`l.professional_id = any(${opaque(professionalIds, 'uuid')})`;
  return rowsOf(db, agendasWhere(sql`l.active and ${those} and ${inReach(reach)}`));
}

type OfUnit = {
  ids?: readonly string[];
  cbo?: string | undefined;
  teamId?: string | undefined;
  /** An inactive one too, where somebody is booked there from a day to before another. */
  booked?: { from: string; to: string };
};

/** Those of a unit that are active: of these ids, of an occupation or of a team, where told. */
export function agendasOfUnit(
  db: Db,
  reach: Reach,
  { ids, cbo, teamId, booked }: OfUnit,
): Promise<AgendaRow[]> {
  const wanted = [
    booked
      ? sql`(l.active or exists (select from agenda_span s join appointment b on b.id = s.appointment_id
          where s.lotacao_id = l.id and b.status <> 'cancelado'
            and s.starts_at >= ${booked.from}::timestamp and s.starts_at < ${booked.to}::timestamp))`
      : sql`l.active`,
    inReach(reach),
    ...(ids ? [sql`l.id = any(${opaque(ids, 'uuid')})`] : []),
    ...(cbo ? [sql`l.cbo = ${cbo}`] : []),
    ...(teamId ? [sql`l.team_id = ${teamId}::uuid`] : []),
  ];
  return rowsOf(db, agendasWhere(sql.join(wanted, sql` and `)));
}

/** Wherever they are, inactive ones too: of appointments that were found. */
export const agendasByIds = (db: Db, ids: readonly string[]): Promise<AgendaRow[]> =>
  rowsOf(db, agendasWhere(sql`l.id = any(${opaque(ids, 'uuid')})`));

/** Units of a municipality. */
export const unitsIn = (
  db: Db,
  municipalityId: string | null,
): Promise<Array<{ unitId: string; municipalityId: string }>> =>
  rowsOf(
    db,
    sql`select id as "unitId", municipality_id as "municipalityId" from health_network_unit
      where ${municipalityId}::uuid is null or municipality_id = ${municipalityId}`,
  );

type Saving = { lotacaoId: string; known: string | null; version: string; days: Days | null; online: Days };

/** Writes it over the version that was known (null: none was there); false when another one stands there. */
export async function writeAgenda(
  db: Db,
  { lotacaoId, known, version, days, online }: Saving,
  now: Date,
): Promise<boolean> {
  const values = sql`${days && JSON.stringify(days)}::jsonb, ${JSON.stringify(online)}::jsonb, ${now}`;
  const write =
    known === null
      ? sql`insert into agenda (lotacao_id, version, days, online, updated_at)
          values (${lotacaoId}, ${version}, ${values}) on conflict (lotacao_id) do nothing`
      : sql`update agenda set (version, days, online, updated_at) = row (${version}::uuid, ${values}::timestamptz)
          where lotacao_id = ${lotacaoId} and version::text = ${known}`;
  return (await affected(db, write)) === 1;
}
