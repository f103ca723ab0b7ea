import { sql, type Tx } from '#platform/db/database';
import { assign, list, professionalColumns } from './staging.ts';

/**
 * Finds the professionals of the file in the whole installation, by CPF, else by CNS (administration.md
 * §5.3), refuses rows that would mix two people, and says what is to be done with the others.
 */
export async function compareProfessionals(
  db: Tx,
  file: { municipalityId: string; date: string },
): Promise<void> {
  await matchPeople(db);
  await markRepeated(db);
  await planProfessionals(db, file);
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
 * What each professional becomes. Personal data of somebody shared with another municipality change only by a
 * file of that one, by a newer file, or once the person left it; otherwise two files would overwrite each
 * other for ever.
 */
async function planProfessionals(db: Tx, file: { municipalityId: string; date: string }): Promise<void> {
  const kept = sql`
    coalesce(p.cnes_municipality_id <> ${file.municipalityId}, false)
    and exists (select 1 from lotacao l where l.professional_id = p.id and l.active and l.origin = 'cnes'
      and l.municipality_id = p.cnes_municipality_id)
    and coalesce((select i.file_date from cnes_import i
        where i.municipality_id = p.cnes_municipality_id and i.status in ('imported', 'unchanged')
        order by i.finished_at desc limit 1) >= ${file.date}::date, false)`;
  const texts = optional.map(
    (column) => sql`coalesce(nullif(${sql.ref(`x.${column}`)}, ''), ${sql.ref(`p.${column}`)}, '')`,
  );
  const merged = sql`
    select coalesce(p.cpf, x.cpf), coalesce(x.cns, p.cns), x.name, coalesce(x.birth_date, p.birth_date),
      ${sql.join(texts)},
      case when p.id is null or exists (select 1 from jsonb_each_text(x.address) f where f.value <> '')
        then x.address else p.address end,
      'cnes', ${file.municipalityId}::uuid where not k.kept
    union all
    select p.cpf, coalesce(p.cns, x.cns), ${list('p', professionalColumns.slice(2))} where k.kept`;
  await sql`
    update stage_professional s set id = m.id, op = m.op, ${assign('m', professionalColumns)}
    from (
      select x.line, coalesce(p.id, uuid_v7()) as id, b.*, case
        when p.id is null then 'added'
        when (${list('p', professionalColumns)}) is distinct from (${list('b', professionalColumns)})
          then 'updated'
        else 'unchanged' end as op
      from stage_professional x
      left join professional p on p.id = coalesce(x.by_cpf, x.by_cns)
      cross join lateral (select ${kept} as kept) k
      cross join lateral (${merged}) b(${sql.join(professionalColumns.map((column) => sql.ref(column)))})
      where x.fault is null) m
    where m.line = s.line`.execute(db);
  await sql`
    update stage_professional s set id = f.id from stage_professional f where f.line = s.same_as`.execute(db);
}
