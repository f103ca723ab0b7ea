import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { prepared } from '#platform/db/named';
import type { Kind, State } from '../contract/parts.ts';

/** What an encounter is of, and how it stands. */
export type EncounterRow = {
  id: string;
  entryId: string;
  kind: Kind;
  state: State;
  municipalityId: string;
  unitId: string;
  unitName: string;
  /** CNES codes of the kind of unit. */
  typeCode: string;
  subtypeCode: string;
  lotacaoId: string;
  professional: string;
  /** Of who signs: code of the council, its UF and the number there; '' each where none is known. */
  council: string;
  councilUf: string;
  councilNumber: string;
  cbo: string;
  cboName: string;
  teamName: string | null;
  startedAt: Date;
  endedAt: Date | null;
  day: string;
  /** `hh:mm` of the start. */
  time: string;
  timeZone: string;
  scheduled: boolean;
  /** Registered after its day. */
  late: boolean;
  /** LEDI's Local de atendimento. */
  place: number;
  observedAt: Date | null;
  /** Of a contact: the visit. */
  observedIn: string | null;
  /** Lotação and name of who began it, where another took the responsibility over. */
  begunBy: string | null;
  begunName: string | null;
  /** Occupation of who began it, in whose name its fichas are. */
  headCbo: string;
  /** CNES code of the kind of team of who began it. */
  headTeamTypeCode: string | null;
  citizenId: string;
  name: string;
  civilName: string | null;
  birthDate: string | null;
  sex: number | null;
  cpf: string | null;
  cns: string | null;
  motherName: string | null;
  phone: string | null;
  deceased: boolean;
};

const columns = sql`e.id, e.entry_id as "entryId", e.kind, e.state, e.municipality_id as "municipalityId",
  e.unit_id as "unitId", u.name as "unitName", u.type_code as "typeCode", u.subtype_code as "subtypeCode", e.lotacao_id as "lotacaoId",
  coalesce(nullif(p.social_name, ''), p.name) as professional, p.council,
  p.council_uf as "councilUf", p.council_number as "councilNumber", e.cbo, l.cbo_name as "cboName", t.name as "teamName",
  e.started_at as "startedAt", e.ended_at as "endedAt", e.day,
  to_char(e.started_at at time zone e.time_zone, 'HH24:MI') as time, e.time_zone as "timeZone",
  coalesce(a.scheduled, d.scheduled, false) as scheduled, e.late, e.place,
  e.observed_at as "observedAt", e.observed_in as "observedIn", e.begun_by as "begunBy",
  coalesce(nullif(q.social_name, ''), q.name) as "begunName", coalesce(b.cbo, e.cbo) as "headCbo", h.type_code as "headTeamTypeCode",
  c.id as "citizenId", c.display_name as name, case when c.social_name <> '' then c.name end as "civilName",
  c.birth_date as "birthDate", c.sex, c.cpf, c.cns, nullif(c.mother_name, '') as "motherName",
  nullif(c.phone_mobile, '') as phone, c.deceased`;
const joined = sql`from encounter e join citizens_person c on c.id = e.citizen_id
  join health_network_unit u on u.id = e.unit_id
  join health_network_lotacao l on l.id = e.lotacao_id
  join health_network_professional p on p.id = l.professional_id
  left join health_network_team t on t.id = e.team_id
  left join health_network_lotacao b on b.id = e.begun_by left join health_network_professional q on q.id = b.professional_id
  left join health_network_team h on h.id = case when e.begun_by is null then e.team_id else b.team_id end
  left join reception_arrival a on a.id = e.entry_id left join late_entry d on d.id = e.entry_id and e.late`;

export const findEncounter = (db: Db, id: string): Promise<EncounterRow | undefined> =>
  findRow<EncounterRow>(db, prepared(sql`select ${columns} ${joined} where e.id = ${id}`));

/** The same, which nobody else ends until the transaction does. */
export async function holdEncounter(db: Tx, id: string): Promise<EncounterRow | undefined> {
  await sql`select from encounter where id = ${id} for update`.execute(db);
  return findEncounter(db, id);
}

/** What is not ended of an arrival. */
export const findOpen = (db: Db, entryId: string): Promise<{ id: string; lotacaoId: string } | undefined> =>
  findRow(
    db,
    sql`select id, lotacao_id as "lotacaoId" from encounter where entry_id = ${entryId} and state = 'aberto'`,
  );

type NewEncounter = {
  id: string;
  municipalityId: string;
  unitId: string;
  citizenId: string;
  entryId: string;
  kind: Kind;
  lotacaoId: string;
  cbo: string;
  teamId: string | null;
  startedAt: Date;
  day: string;
  timeZone: string;
  place: number;
  late: boolean;
};

export const insertEncounter = (db: Tx, one: NewEncounter) =>
  sql`insert into encounter (id, municipality_id, unit_id, citizen_id, entry_id, kind, state, lotacao_id, cbo, team_id,
      started_at, day, time_zone, place, late)
    values (${one.id}, ${one.municipalityId}, ${one.unitId}, ${one.citizenId}, ${one.entryId}, ${one.kind}, 'aberto',
      ${one.lotacaoId}, ${one.cbo}, ${one.teamId}, ${one.startedAt}, ${one.day}, ${one.timeZone}, ${one.place}, ${one.late})`.execute(
    db,
  );

/** A clock that was put back meanwhile makes no visit end before it began. */
export const endOf = ({ startedAt }: Pick<EncounterRow, 'startedAt'>, now: Date): Date =>
  now < startedAt ? startedAt : now;

export const endEncounter = (
  db: Tx,
  id: string,
  end: { state: 'finalizado' | 'cancelado'; at: Date; written: Written | null },
) =>
  sql`update encounter set state = ${end.state}, ended_at = ${end.at},
      written = ${end.written && JSON.stringify(end.written)}::jsonb
    where id = ${id}`.execute(db);

/** What was written, with what its codes were called then: `names` by table and code, 'ciap2 K86'. */
export type Written = { content: unknown; names: Readonly<Record<string, string>> };

export const findWritten = async (db: Db, id: string): Promise<Written | undefined> =>
  (await findRow<{ written: Written | null }>(db, sql`select written from encounter where id = ${id}`))
    ?.written ?? undefined;

export const listFichas = (db: Db, encounterId: string): Promise<Array<{ uuid: string; form: number }>> =>
  rowsOf(
    db,
    sql`select uuid, form from encounter_ficha where encounter_id = ${encounterId} order by form, uuid`,
  );
