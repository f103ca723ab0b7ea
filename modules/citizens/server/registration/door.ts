import { NOT_LISTED } from '#platform/contract/form/faults';
import { conflict, type FieldProblem, refused } from '#platform/errors/problem';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { prepared, unseen } from '#platform/db/named';
import type { DocumentInUse } from '../../contract/conflicts.ts';
import { glimpse, glimpseColumns, type GlimpseRow } from '../record/glimpse.ts';
import type { FormFields } from '../../contract/fields.ts';
import { type Fault, fault } from '../rules/fault.ts';

/** Throws 422 `registration-invalid` with a sentence for each field, when there is any. */
export function requireGood(faults: readonly FieldProblem[]): void {
  const [first] = faults;
  if (!first) return;
  const detail =
    faults.length === 1 ? first.message : 'Há campos a corrigir. Confira os destacados e grave de novo.';
  throw refused('registration-invalid', detail, [...faults]);
}

/** A CPF or CNS about to be given to somebody. */
export type StrongNumber = { kind: 'cpf' | 'cns'; number: string };
export type Holder = { field: 'cpf' | 'cns'; number: string; citizen: GlimpseRow };

/** Others, not merged, who have one of these numbers in use. */
export async function findHolders(
  db: Db,
  numbers: readonly StrongNumber[],
  self: string | null,
): Promise<Holder[]> {
  if (numbers.length === 0) return [];
  const held = numbers.map(({ number }) => number);
  const rows = await rowsOf<GlimpseRow & { field: 'cpf' | 'cns'; number: string }>(
    db,
    // A CPF has 11 digits and a CNS 15: the number tells its kind. Some of each: those of one must not hide the others.
    prepared(sql`select d.kind as field, d.number, ${glimpseColumns}
      from unnest(${unseen(held, 'text')}) held (number)
      cross join lateral (
        select d.kind, d.number, d.citizen_id from citizen_document d join citizen h on h.id = d.citizen_id
        where d.number = held.number and d.kind in ('cpf', 'cns') and d.removed_at is null
          and h.status <> 'merged' and h.id is distinct from ${self}::uuid
        order by h.name_key, h.id limit 10) d
      join citizen c on c.id = d.citizen_id
      order by c.name_key, c.id, d.kind`),
  );
  return rows.map(({ field, number, ...citizen }) => ({ field, number, citizen: glimpse(citizen) }));
}

/** 409: the numbers are of others. The desk looks, and says that it is the same person or that two share it. */
export function documentInUse(holders: readonly Holder[]) {
  const [first] = holders;
  const label = first?.field === 'cns' ? 'CNS' : 'CPF';
  const data: DocumentInUse = { holders: holders.map(({ field, citizen }) => ({ field, citizen })) };
  return conflict(
    'document-in-use',
    `Este ${label} já está em outro cadastro. Confira se é a mesma pessoa; se o número é mesmo de duas, diga por quê.`,
    data,
  );
}

/** Fields with a code of a large table. */
const CODES = ['birthMunicipalityIbge', 'municipalityIbge', 'occupationCbo'] as const;
type Codes = Pick<FormFields, (typeof CODES)[number]>;
/** Codes found once stay good: a table that loses one keeps accepting what was told before. */
const known = new Set<string>();

/**
 * Faults of codes that have the right form and stand in no table. What the record had before is not asked again: it
 * may have left its table since.
 */
export async function codeFaults(db: Db, fields: Codes, before?: Codes): Promise<Fault[]> {
  const given = CODES.flatMap((path) => {
    const code = fields[path];
    return code === null || code === before?.[path] || known.has(code) ? [] : [{ path, code }];
  });
  if (given.length === 0) return [];
  const rows = await rowsOf<{ code: string }>(
    db,
    sql`select ibge as code from data_packages_municipality where ibge = any(${given.map(({ code }) => code)}::text[])
      union all select code from data_packages_cbo where code = any(${given.map(({ code }) => code)}::text[])`,
  );
  for (const { code } of rows) known.add(code.trim());
  return given.filter(({ code }) => !known.has(code)).map(({ path }) => fault(path, NOT_LISTED));
}
