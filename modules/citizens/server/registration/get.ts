import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { gather } from '#platform/db/gather';
import { named, unseen } from '#platform/db/named';
import { notFound } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import type { ReadContext } from '#platform/usecase/context';
import type { getCitizenContract } from '../../contract/registration.ts';
import { documentsOfC, recordColumns } from '../record/queries.ts';
import type { CitizenRecord } from '../record/record.ts';
import { registrationFaults } from '../rules/check.ts';
import { civilToday } from '../rules/today.ts';
import { WITHHELD, type WithheldFrom } from '../sharing/withheld.ts';
import { knownOf } from '../sharing/known.ts';

type CitizenView = Static<typeof getCitizenContract.response>;
export type CitizenRow = CitizenRecord &
  Pick<CitizenView, 'id' | 'version' | 'birthMunicipalityName' | 'municipalityName' | 'occupationName'> &
  Pick<CitizenView, 'team' | 'responsible' | 'documents' | 'origin' | 'updatedOrigin' | 'updatedBy'> &
  Pick<CitizenView, 'sharedNumbers'> & {
    createdAt: Date;
    updatedAt: Date;
  };

/** Pairs that wait, from both sides: each side by its own index. */
const sharedNumbersOfC = sql`coalesce((
    select jsonb_agg(jsonb_build_object('kind', v.document_kind, 'id', o.id,
      'name', coalesce(nullif(o.social_name, ''), o.name), 'reason', v.reason) order by v.id)
    from (
      select id, document_kind, reason, other_id as with_id from citizen_review
        where citizen_id = c.id and kind = 'shared-document' and settled_at is null
      union all select id, document_kind, reason, citizen_id from citizen_review
        where other_id = c.id and kind = 'shared-document' and settled_at is null) v
    join citizen o on o.id = v.with_id and o.status <> 'merged'), '[]')`;

/** Whole records in one statement: what a page shows of a citizen is one trip to the base. */
const findCitizens = (db: Db, ids: readonly string[]): Promise<CitizenRow[]> =>
  rowsOf<CitizenRow>(
    db,
    named(sql`select c.id, c.version, ${recordColumns}, c.origin, c.created_at as "createdAt",
        c.updated_at as "updatedAt", c.updated_origin as "updatedOrigin",
        born.name as "birthMunicipalityName", lives.name as "municipalityName", cbo.name as "occupationName",
        case when t.id is not null then jsonb_build_object('id', t.id, 'ine', t.ine, 'name', t.name,
          'unitId', u.id, 'unitName', u.name, 'unitCnes', u.cnes) end as team,
        case when r.id is not null
          then jsonb_build_object('id', r.id, 'name', coalesce(nullif(r.social_name, ''), r.name)) end as responsible,
        case when p.id is not null
          then jsonb_build_object('id', p.id, 'name', coalesce(nullif(p.social_name, ''), p.name)) end as "updatedBy",
        ${documentsOfC} as documents, ${sharedNumbersOfC} as "sharedNumbers"
      from citizen c
      left join data_packages_municipality born on born.ibge = c.birth_municipality_ibge
      left join data_packages_municipality lives on lives.ibge = c.municipality_ibge
      left join data_packages_cbo cbo on cbo.code = c.occupation_cbo
      left join health_network_team t on t.id = c.team_id
      left join health_network_unit u on u.id = t.unit_id
      left join citizen r on r.id = c.responsible_id
      left join health_network_professional p on p.id = c.updated_by
      where c.id = any(${unseen(ids, 'uuid')})`),
  );

type Find = (id: string) => Promise<CitizenRow | undefined>;
const findOf = new WeakMap<Platform, Find>();

/** The whole record of a citizen; those asked for at the same moment are asked of the base together. */
export function findCitizen(platform: Platform, id: string): Promise<CitizenRow | undefined> {
  let find = findOf.get(platform);
  if (!find) {
    find = gather(
      (one) => one.toLowerCase(),
      async (ids) => new Map((await findCitizens(platform.db, ids)).map((row) => [row.id, row])),
    );
    findOf.set(platform, find);
  }
  return find(id);
}

/** The record of a citizen; it is not shown before the trail says who saw it. 404 when there is none. */
export async function getCitizen(
  context: ReadContext,
  id: string,
  withheldFrom: WithheldFrom,
): Promise<CitizenView> {
  const [row, today] = await Promise.all([
    findCitizen(context.platform, id),
    civilToday(context),
    auditRead(context, { type: 'citizens.viewed', subject: { table: 'citizen', id } }),
  ]);
  if (!row) throw notFound('O cadastro');
  const mayHide = row.sharingRefused || row.mergedInto !== null;
  const isWithheld = mayHide && (await withheldFrom(context, [row.id])).has(row.id);
  return viewOf(isWithheld ? knownRow(row) : row, isWithheld ? WITHHELD : null, today);
}

/** A row with nothing but what every unit sees of who refuses to share. */
const knownRow = (row: CitizenRow): CitizenRow => ({
  ...row,
  ...knownOf(row),
  birthMunicipalityName: null,
  municipalityName: null,
  occupationName: null,
  team: null,
  responsible: null,
  documents: row.documents.filter(({ principal, removedAt }) => principal && removedAt === null),
  sharedNumbers: [],
  updatedBy: null,
});

function viewOf(row: CitizenRow, withheld: string | null, today: string): CitizenView {
  const { teamId: _team, responsibleId: _responsible, fciUuid, fciFilledAt, ...seen } = row;
  return {
    ...seen,
    inactivatedAt: row.inactivatedAt?.toISOString() ?? null,
    teamSince: row.teamSince?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    fci: fciUuid !== null && fciFilledAt ? { uuid: fciUuid, filledAt: fciFilledAt.toISOString() } : null,
    // What is withheld is not missing.
    pending: withheld === null ? registrationFaults(row, today) : [],
    withheld,
  };
}
