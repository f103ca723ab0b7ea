import type { RawBuilder } from 'kysely';
import { type Db, findRow, sql } from '#platform/db/database';
import type { InCamel } from '#platform/db/columns';
import type { Tables } from './rows.ts';
import { named } from '#platform/db/named';
import { managedBy } from '#modules/access/index';
import { notFound } from '#platform/errors/problem';
import type { Actor } from '#platform/permissions/access';
import type { ReadContext } from '#platform/usecase/context';
import { type Reach, reachOf } from '#platform/permissions/scope';
import { instantAsText } from '#platform/db/json';
import { addressView, type PlacedAddress } from './address.ts';
import { placedAddress } from './address-queries.ts';

const DENSE = 2_000;

/** Lotações (alias `l`) within reach. */
export const lotacaoInReach = ({ municipalityId, unitId }: Reach): RawBuilder<unknown> => {
  if (unitId !== null) return sql`l.unit_id = ${unitId}::uuid`;
  return municipalityId === null ? sql`true` : sql`l.municipality_id = ${municipalityId}::uuid`;
};

/** Ids of who has a lotação within reach, active or not, some twice. */
const working = (reach: Reach): RawBuilder<unknown> =>
  sql`select l.professional_id as id from lotacao l where ${lotacaoInReach(reach)}`;

/** Ids of who is within reach without it: typed in there and working nowhere, or administering there. */
export function idsBesideLotacoes({ municipalityId, unitId }: Reach): RawBuilder<unknown> {
  const registered =
    unitId !== null
      ? sql`x.registered_unit_id = ${unitId}::uuid`
      : sql`x.registered_municipality_id = ${municipalityId}::uuid`;
  const idle = sql`
    select x.id from professional x where ${registered}
      and not exists (select 1 from lotacao l where l.professional_id = x.id)`;
  if (unitId !== null) return idle;
  return sql`${idle}
    union all
    select a.professional_id from access_administrative a where a.municipality_id = ${municipalityId}::uuid`;
}

/** Ids of the professionals within reach, some twice; undefined for everybody. */
export function idsInReach(reach: Reach): RawBuilder<unknown> | undefined {
  if (reach.municipalityId === null && reach.unitId === null) return undefined;
  return sql`${working(reach)} union all ${idsBesideLotacoes(reach)}`;
}

/** Has the municipality so many lotações that its people are found faster by walking all in order? */
export async function isDense(db: Db, { municipalityId, unitId }: Reach): Promise<boolean> {
  if (municipalityId === null || unitId !== null) return false;
  const row = await findRow<{ count: number }>(
    db,
    sql`select count(*) as count from (
      select 1 from lotacao where municipality_id = ${municipalityId} limit ${DENSE}) as counted`,
  );
  return row?.count === DENSE;
}

/** Condition on `p`: within reach. */
function professionalInReach(reach: Reach): RawBuilder<unknown> {
  const ids = idsInReach(reach);
  return ids ? sql`p.id in (${ids})` : sql`true`;
}

/** Column of `p`: the login is blocked. */
export const blockedLogin = sql`exists (
  select 1 from access_account a where a.professional_id = p.id and a.blocked)`;

export type Professional = Pick<
  InCamel<Tables['professional']>,
  | 'id'
  | 'name'
  | 'socialName'
  | 'cns'
  | 'cpf'
  | 'birthDate'
  | 'sex'
  | 'email'
  | 'phone'
  | 'council'
  | 'councilUf'
  | 'councilNumber'
  | 'origin'
> & {
  address: PlacedAddress;
  blocked: boolean;
  secondFactor: boolean;
  manageable: boolean;
  version: string;
};

/** A professional within the actor's reach; `more` adds columns of `p` as `M`, each after a comma. */
export async function findProfessional<M = unknown>(
  db: Db,
  actor: Actor,
  id: string,
  more: RawBuilder<unknown> = sql``,
): Promise<(Professional & M) | undefined> {
  const row = await findRow<Professional & M>(
    db,
    named(sql`select p.id, p.name, p.social_name as "socialName", p.cns, p.cpf, p.birth_date as "birthDate", p.sex,
        p.email, p.phone, p.council, p.council_uf as "councilUf", p.council_number as "councilNumber",
        ${placedAddress(sql`p.address`)} as address, p.origin, ${instantAsText(sql`p.updated_at`)} as version,
        ${blockedLogin} as blocked, ${managedBy(actor, sql`p.id`)} as manageable,
        ${managedBy(actor, sql`p.id`)} and exists (select 1 from access_account a
          where a.professional_id = p.id and a.second_factor) as "secondFactor"${more}
      from professional p where p.id = ${id} and ${professionalInReach(reachOf(actor))}`),
  );
  return row && { ...row, address: addressView(row.address) };
}

/** 404 when there is none, or outside the actor's reach. */
export async function requireProfessional(context: ReadContext, id: string): Promise<Professional> {
  const professional = await findProfessional(context.db, context.actor, id);
  if (!professional) throw notFound('O profissional');
  return professional;
}
