import { sql, type Tx } from '#platform/db/database';
import type { RowFault } from './codes.ts';
import { assign, list, professionalColumns } from './staging-queries.ts';

/**
 * Finds the professionals of the file in the whole installation, by CPF, else by CNS, refuses rows that would mix two
 * people, and says what is to be done with the others.
 */
export async function compareProfessionals(db: Tx, municipalityId: string): Promise<void> {
  await matchPeople(db);
  await markRepeated(db);
  await planProfessionals(db, municipalityId);
}

async function matchPeople(db: Tx): Promise<void> {
  await sql`
    update stage_professional s set by_cpf = a.id, by_cns = b.id, fault = case
      when x.fault is not null then x.fault
      when a.id <> b.id then 'professional-cpf-cns-conflict'
      when a.id is null and b.cpf <> x.cpf then 'professional-cns-of-another' end
    from stage_professional x
    left join professional a on a.cpf = x.cpf
    left join professional b on b.cns = x.cns
    where x.line = s.line`.execute(db);
}

/**
 * The same person twice: the first row counts and the lotações of both are kept. The same CPF under another
 * name and another CNS, or the same CNS under another CPF, is not taken for the same person.
 */
async function markRepeated(db: Tx): Promise<void> {
  const first = (key: string) => sql`
    select line, first_value(line) over w as first_line, first_value(cpf) over w as first_cpf,
      first_value(cns) over w as first_cns, first_value(name) over w as first_name
    from stage_professional where fault is null and ${sql.raw(key)} is not null
    window w as (partition by ${sql.raw(key)} order by line)`;
  await sql`
    update stage_professional s set (fault, same_as) = (
      select case when same then 'professional-repeated' else 'professional-cpf-repeated' end,
        case when same then d.first_line end
      from (select coalesce(s.cns = d.first_cns, true)
        or search_key(s.name) = search_key(d.first_name) as same) q)
    from (${first('cpf')}) d where d.line = s.line and d.first_line < s.line`.execute(db);
  await sql`
    update stage_professional s set (fault, same_as) = (
      select case when same then 'professional-repeated' else 'professional-cns-of-another' end,
        case when same then d.first_line end
      from (select coalesce(s.cpf = d.first_cpf, true) as same) q)
    from (${first('cns')}) d where d.line = s.line and d.first_line < s.line`.execute(db);
  await sql`
    update stage_professional s set fault = 'professional-repeated', same_as = d.first_line
    from (${first('coalesce(by_cpf, by_cns)')}) d where d.line = s.line and d.first_line < s.line`.execute(
    db,
  );
}

/** Text columns in which an empty field of the file erases nothing. */
const optional = ['sex', 'email', 'phone', 'council', 'council_uf', 'council_number'];

/**
 * What each professional becomes. A file is not signed, and who holds the e-mail address of an account may enter by
 * it: personal data of who has an administrative access, or works in another municipality, change by hand only. What
 * the file would have changed of them is told by a warning.
 */
async function planProfessionals(db: Tx, municipalityId: string): Promise<void> {
  const kept = sql`
    exists (select 1 from access_administrative a where a.professional_id = p.id and a.active)
    or exists (select 1 from lotacao l where l.professional_id = p.id and l.active
      and l.municipality_id <> ${municipalityId})`;
  const texts = optional.map(
    (column) => sql`coalesce(nullif(${sql.ref(`x.${column}`)}, ''), ${sql.ref(`p.${column}`)}, '')`,
  );
  const merged = sql`
    select coalesce(p.cpf, x.cpf), coalesce(x.cns, p.cns), x.name, coalesce(x.birth_date, p.birth_date),
      ${sql.join(texts)},
      case when p.id is null or exists (select 1 from jsonb_each_text(x.address) f where f.value <> '')
        then x.address else p.address end,
      'cnes'`;
  const planned = sql.join(professionalColumns.map((column) => sql.ref(column)));
  await sql`
    update stage_professional s set id = m.id, op = m.op, former_email = m.former_email,
      warnings = s.warnings || m.kept, ${assign('m', professionalColumns)}
    from (
      select x.line, coalesce(p.id, uuid_v7()) as id, c.*, case
          when p.id is null then 'added'
          when (${list('p', professionalColumns)}) is distinct from (${list('c', professionalColumns)})
            then 'updated'
          else 'unchanged' end as op,
        p.email as former_email, case when k.kept then ${keptWarnings} else '{}' end as kept
      from stage_professional x
      left join professional p on p.id = coalesce(x.by_cpf, x.by_cns)
      cross join lateral (select ${kept} as kept) k
      cross join lateral (${merged}) b(${planned})
      cross join lateral (
        select ${list('b', professionalColumns)} where not k.kept
        union all
        select ${list('p', professionalColumns)} where k.kept) c(${planned})
      where x.fault is null) m
    where m.line = s.line`.execute(db);
  await sql`
    update stage_professional s set id = f.id from stage_professional f where f.line = s.same_as`.execute(db);
}

const keptColumns: ReadonlyArray<readonly [RowFault, readonly string[]]> = [
  ['professional-name-kept', ['name']],
  ['professional-cns-kept', ['cns']],
  ['professional-email-kept', ['email']],
  ['professional-phone-kept', ['phone']],
  [
    'professional-data-kept',
    ['cpf', 'birth_date', 'sex', 'council', 'council_uf', 'council_number', 'address'],
  ],
];

/** Of a person `p` whose data are kept: a warning for each group in which the file's `b` would have differed. */
const keptWarnings = sql`array_remove(array[${sql.join(
  keptColumns.map(
    ([code, columns]) => sql`case when (${list('p', columns)}) is distinct from (${list('b', columns)})
      then ${code}::text end`,
  ),
)}], null)`;
