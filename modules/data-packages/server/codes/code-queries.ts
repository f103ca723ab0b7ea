import type { RawBuilder } from 'kysely';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { escapeLike } from '#platform/db/like';
import type { InCamel } from '#platform/db/columns';
import type { CodeLimits, CodeSex } from '../../contract/admits.ts';
import type { CodeSystem } from '../../contract/codes.ts';
import type { Tables } from '../rows.ts';

type Item = Omit<InCamel<Tables['code_item']>, 'system' | 'sex'> & {
  system: CodeSystem;
  sex: CodeSex | null;
};

/** A code as a package brings it. */
export type CodeItem = Omit<Item, 'plainCode' | 'nameKey' | 'until' | 'details'> & {
  details: Readonly<Record<string, unknown>>;
  /** Version with which the source itself says that it left; empty while in force. */
  until?: string;
};

/**
 * Adds codes to a table and renews those whose content changed. Readers see the old ones until the commit; what stays the
 * same is not written, so that a new month costs little.
 */
export async function renewCodes(db: Db, items: readonly CodeItem[]): Promise<void> {
  const texts = (column: (item: CodeItem) => string) => sql`${items.map(column)}::text[]`;
  const numbers = (column: (item: CodeItem) => number | null) => sql`${items.map(column)}::int[]`;
  await sql`
    insert into code_item (system, code, name, sex, age_from, age_until, cbo_list, cid_list, details, until)
    select system, code, name, sex, age_from, age_until, cbo_list, cid_list, details::jsonb, until
    from unnest(${texts(({ system }) => system)}, ${texts(({ code }) => code)}, ${texts(({ name }) => name)},
      ${numbers(({ sex }) => sex)}, ${numbers(({ ageFrom }) => ageFrom)}, ${numbers(({ ageUntil }) => ageUntil)},
      ${numbers(({ cboList }) => cboList)}, ${numbers(({ cidList }) => cidList)},
      ${texts(({ details }) => JSON.stringify(details))}, ${texts(({ until = '' }) => until)})
      as n(system, code, name, sex, age_from, age_until, cbo_list, cid_list, details, until)
    on conflict (system, code) do update set name = excluded.name, sex = excluded.sex,
      age_from = excluded.age_from, age_until = excluded.age_until, cbo_list = excluded.cbo_list,
      cid_list = excluded.cid_list, details = excluded.details, until = excluded.until
    where (code_item.name, code_item.sex, code_item.age_from, code_item.age_until, code_item.cbo_list,
        code_item.cid_list, code_item.details, code_item.until)
      is distinct from (excluded.name, excluded.sex, excluded.age_from, excluded.age_until, excluded.cbo_list,
        excluded.cid_list, excluded.details, excluded.until)
  `.execute(db);
}

/** Codes of a table that are none of these left it with this version. Their lists are of another numbering. */
export async function endOtherCodes(
  db: Db,
  system: CodeSystem,
  codes: readonly string[],
  version: string,
): Promise<void> {
  await sql`
    update code_item set until = ${version}, cbo_list = null, cid_list = null
    where system = ${system} and until = ''
      and code <> all(${codes}::text[])
  `.execute(db);
}

/** Codes of a table that had left it and are of it again, as they were. */
export async function reviveCodes(db: Db, system: CodeSystem, codes: readonly string[]): Promise<void> {
  await sql`
    update code_item set until = ''
    where system = ${system} and until <> '' and code = any(${codes}::text[])
  `.execute(db);
}

/** Puts what was written into the index of the search, which otherwise every search would read through. */
export async function settleCodes(db: Db): Promise<void> {
  await sql`select gin_clean_pending_list('code_item_search')`.execute(db);
}

export type SigtapList = { number: number; codes: string };

/** Puts the lists of a kind in place of those in use; `codes` of each with blanks between. */
export async function replaceSigtapLists(
  db: Db,
  kind: 'cbo' | 'cid',
  lists: readonly SigtapList[],
): Promise<void> {
  await sql`delete from sigtap_list where kind = ${kind}`.execute(db);
  await sql`
    insert into sigtap_list (kind, number, codes)
    select ${kind}, number, string_to_array(codes, ' ')
    from unnest(${lists.map(({ number }) => number)}::int[], ${lists.map(({ codes }) => codes)}::text[])
      as n(number, codes)
  `.execute(db);
}

export type FoundCode = Pick<Item, 'system' | 'code' | 'name' | 'sex' | 'ageFrom' | 'ageUntil'> & {
  unit: string | null;
};

/** Of a medicine: in what it is handed out. */
const unit = sql`nullif(details ->> 'unit', '')`;

export type CodeFilters = {
  systems: readonly CodeSystem[];
  /** What the code begins with. */
  start: string;
  cbo: string | null;
  sex: number | null;
  /** Completed months. */
  months: number | null;
};

const FOUND_LIMIT = 20;
const MOST_WORDS = 8;

/** A code as it is kept: without the signs with which people write it (03.01.10.003-9, A00.0). */
export const plainCode = (typed: string): string => typed.replaceAll(/[.\-/\s]/g, '').toUpperCase();

const fitting = ({ systems, start, cbo, sex, months }: CodeFilters) => sql`
  system = any(${systems}::text[]) and until = '' and plain_code like ${`${start}%`}
  and (${sex}::int is null or sex is null or sex = ${sex})
  and (${months}::int is null or (coalesce(age_from, 0) <= ${months} and coalesce(age_until, ${months}) >= ${months}))
  and (${cbo}::text is null or cbo_list is null
    or cbo_list in (select number from sigtap_list where kind = 'cbo' and codes @> array[${cbo}]::text[]))`;

/** Some words of a name in any order, wherever they stand in it. */
type Words = { match: RawBuilder<boolean>; rank: RawBuilder<number> };

function wordsOf(text: string): Words {
  const words = text.trim().split(/\s+/).slice(0, MOST_WORDS).map(escapeLike);
  const [first = ''] = words;
  return {
    match: sql`(${sql.join(
      words.map((word) => sql`name_key like search_key(${`%${word}%`})`),
      sql` and `,
    )})`,
    rank: sql`case when name_key like search_key(${`${first}%`}) then 2
      when name_key like search_key(${`% ${first}%`}) then 3 else 4 end`,
  };
}

/**
 * Codes in force that fit, by the start of the code or by words of the name in any order, without accents or case: the code
 * typed first, then names that begin with the first word, then those in which a word does, the shortest first, of equal ones in
 * the order of the table: there the plain one stands before that with complications; at most 20.
 * @param written what the tables call what was typed, the likeliest first: found too, a little behind what has the typed words
 */
export function searchCodes(
  db: Db,
  search: string,
  written: readonly string[],
  filters: CodeFilters,
): Promise<FoundCode[]> {
  const plain = plainCode(search);
  // No code is empty.
  const codes = /^[0-9A-Z]+$/.test(plain) ? `${plain}%` : '';
  const typed = wordsOf(search);
  const others = written.map(wordsOf);
  const matches = [typed, ...others].map(({ match }) => match);
  const ranks = [
    sql`case when ${typed.match} then ${typed.rank} end`,
    ...others.map(
      ({ match, rank }, place) => sql`case when ${match} then ${rank} + ${sql.lit(0.5 + place / 100)} end`,
    ),
  ];
  return rowsOf<FoundCode>(
    db,
    sql`select system, code, name, sex, age_from as "ageFrom", age_until as "ageUntil", ${unit} as unit from code_item
      where (plain_code like ${codes} or ${sql.join(matches, sql` or `)}) and ${fitting(filters)}
      order by case when plain_code = ${plain} then 0 when plain_code like ${codes} then 1
        else least(${sql.join(ranks)}) end,
        length(name), system, code
      limit ${FOUND_LIMIT}`,
  );
}

export type WholeCode = FoundCode & {
  details: Readonly<Record<string, unknown>>;
  /** Version with which it left its table; empty while it is in force. */
  until: string;
  cbos: string[] | null;
  cids: string[] | null;
};

/** A code with its lists, in force or not, of the first of these tables that has it. */
export function findCode(
  db: Db,
  systems: readonly CodeSystem[],
  code: string,
): Promise<WholeCode | undefined> {
  return findRow<WholeCode>(
    db,
    sql`select system, code, name, sex, age_from as "ageFrom", age_until as "ageUntil", ${unit} as unit, details, until,
        (select codes from sigtap_list where kind = 'cbo' and number = cbo_list) as cbos,
        (select codes from sigtap_list where kind = 'cid' and number = cid_list) as cids
      from code_item where plain_code = ${plainCode(code)} and system = any(${systems}::text[])
      order by array_position(${systems}::text[], system) limit 1`,
  );
}

/** A medicine of the CATMAT, in force or not; `supplyUnit`: in what it is handed out ('Frasco 100 ml'), where the table says it. */
export const findMedicine = (db: Db, catmat: string): Promise<{ supplyUnit: string | null } | undefined> =>
  findRow(
    db,
    sql`select ${unit} as "supplyUnit" from code_item
      where system = 'catmat' and code = ${catmat}`,
  );

/** A code with whom and by whom it may be used; `until` as in {@link WholeCode}. */
export type LimitedCode = CodeLimits & { system: CodeSystem; code: string; name: string; until: string };

/** Those of these codes that some table has or had, in one question. */
export const findLimitedCodes = (
  db: Db,
  asked: ReadonlyArray<{ system: CodeSystem; code: string }>,
): Promise<LimitedCode[]> =>
  rowsOf<LimitedCode>(
    db,
    sql`select i.system, i.code, i.name, i.sex, i.age_from as "ageFrom", i.age_until as "ageUntil", i.until,
        (select codes from sigtap_list where kind = 'cbo' and number = i.cbo_list) as cbos
      from code_item i join unnest(${asked.map(({ system }) => system)}::text[],
        ${asked.map(({ code }) => plainCode(code))}::text[]) as a(system, code)
        on a.system = i.system and a.code = i.plain_code`,
  );

/** Sex of whom each code of the CID-10, in force or not, is only for, by code. */
export async function sexesOfCid10(db: Db): Promise<Map<string, CodeSex | null>> {
  const rows = await rowsOf<{ code: string; sex: CodeSex | null }>(
    db,
    sql`select code, sex from code_item where system = 'cid10'`,
  );
  return new Map(rows.map(({ code, sex }) => [code, sex]));
}

/** Chapter and groups in which a code of the CID-10 is, the widest first. */
export function rangesOfCid10(
  db: Db,
  code: string,
): Promise<Array<{ system: CodeSystem; code: string; name: string }>> {
  return rowsOf(
    db,
    sql`select system, code, name from code_item
      where system in ('cid10-capitulos', 'cid10-grupos') and until = ''
        and left(${code}, 3) between split_part(code, '-', 1) and split_part(code, '-', 2)
      order by system, split_part(code, '-', 1), split_part(code, '-', 2) desc`,
  );
}

/** Names of codes of a table, in force or not, by code. */
export async function namesOfCodes(
  db: Db,
  system: CodeSystem,
  codes: readonly string[],
): Promise<Array<{ code: string; name: string }>> {
  return rowsOf(
    db,
    sql`select code, name from code_item where system = ${system} and code = any(${codes}::text[]) order by code`,
  );
}
