import type { InCamel } from '#platform/db/columns';
import { affected, type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Tables } from './rows.ts';
import type { Reach } from '#platform/permissions/scope';

/** `municipalityId` is null where it came with the program. */
export type ServiceType = Pick<InCamel<Tables['service_type']>, 'id' | 'municipalityId' | 'name'>;

const columns = sql`t.id, t.municipality_id as "municipalityId", t.name`;

/** The native ones and the municipality's own, by name. */
export const listServiceTypes = (db: Db, municipalityId: string): Promise<ServiceType[]> =>
  rowsOf<ServiceType>(
    db,
    sql`select ${columns} from service_type t
      where t.municipality_id is null or t.municipality_id = ${municipalityId} order by t.key`,
  );

/** One that whoever works in the municipality (null: in all) knows. */
export const findServiceType = (
  db: Db,
  municipalityId: string | null,
  id: string,
): Promise<ServiceType | undefined> =>
  findRow<ServiceType>(
    db,
    sql`select ${columns} from service_type t where t.id = ${id} and (t.municipality_id is null
      or ${municipalityId}::uuid is null or t.municipality_id = ${municipalityId}::uuid)`,
  );

/** Is this the name of one that came with the program? */
export const isNativeName = async (db: Db, name: string): Promise<boolean> =>
  (await findRow(
    db,
    sql`select 1 from service_type where municipality_id is null and key = search_key(${name})`,
  )) !== undefined;

export async function insertServiceType(db: Tx, row: ServiceType, now: Date): Promise<void> {
  await sql`insert into service_type (id, municipality_id, name, key, created_at)
    values (${row.id}, ${row.municipalityId}, ${row.name}, search_key(${row.name}), ${now})`.execute(db);
}

export async function updateServiceType(db: Tx, id: string, name: string): Promise<void> {
  await sql`update service_type set name = ${name}, key = search_key(${name}) where id = ${id}`.execute(db);
}

export async function deleteServiceType(db: Tx, id: string): Promise<void> {
  await sql`delete from service_type where id = ${id}`.execute(db);
}

export type UnitServiceType = { id: string; name: string; native: boolean; active: boolean };

const unitColumns = sql`s.service_type_id as id, s.name, s.native, s.active`;

/** Those of the unit's municipality, by name. */
export const listUnitServiceTypes = (db: Db, unitId: string): Promise<UnitServiceType[]> =>
  rowsOf<UnitServiceType>(
    db,
    sql`select ${unitColumns} from health_network_unit_service_type s where s.unit_id = ${unitId} order by s.key`,
  );

/** One of them, with the municipality that the unit is of. */
export const findUnitServiceType = (
  db: Db,
  { municipalityId, unitId }: Reach,
  at: { unitId: string; serviceTypeId: string },
): Promise<(UnitServiceType & { municipalityId: string }) | undefined> =>
  findRow(
    db,
    sql<UnitServiceType & { municipalityId: string }>`
      select ${unitColumns}, u.municipality_id as "municipalityId"
      from health_network_unit_service_type s join unit u on u.id = s.unit_id
      where s.unit_id = ${at.unitId} and s.service_type_id = ${at.serviceTypeId}
        and (${unitId}::uuid is null or u.id = ${unitId}::uuid)
        and (${municipalityId}::uuid is null or u.municipality_id = ${municipalityId}::uuid)`,
  );

/** Answers false where it was so already. */
export async function offerServiceType(
  db: Tx,
  { unitId, serviceTypeId }: { unitId: string; serviceTypeId: string },
  active: boolean,
  now: Date,
): Promise<boolean> {
  const statement = active
    ? sql`delete from withdrawn_service_type where unit_id = ${unitId} and service_type_id = ${serviceTypeId}`
    : sql`insert into withdrawn_service_type (unit_id, service_type_id, created_at)
        values (${unitId}, ${serviceTypeId}, ${now}) on conflict do nothing`;
  return (await affected(db, statement)) > 0;
}
