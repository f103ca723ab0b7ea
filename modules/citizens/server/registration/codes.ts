import { NOT_LISTED } from '#platform/contract/form/faults';
import type { Db } from '#platform/db/database';
import type { FormFields } from '../../contract/fields.ts';
import { type Fault, fault } from '../rules/fault.ts';
import { listedCodes } from './code-queries.ts';

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
  const listed = await listedCodes(
    db,
    given.map(({ code }) => code),
  );
  for (const code of listed) known.add(code);
  return given.filter(({ code }) => !known.has(code)).map(({ path }) => fault(path, NOT_LISTED));
}
