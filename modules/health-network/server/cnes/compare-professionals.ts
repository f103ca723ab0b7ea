import { sql, type Tx } from '#platform/db/database';
import { list, professionalColumns } from './staging.ts';

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
  await giveIds(db);
  await mergeWithBase(db, file);
  await sql`
    update stage_professional s set op = case
      when p.id is null then 'added'
      when (${list('p', professionalColumns)}) is distinct from (${list('s', professionalColumns)}) then 'updated'
      else 'unchanged' end
    from stage_professional x left join professional p on p.id = x.id
    where x.line = s.line and s.fault is null`.execute(db);
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
      from (select coalesce(s.cns = d.first_cns, true) or search_key(s.name) = search_key(d.first_name) as same) q)
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

async function giveIds(db: Tx): Promise<void> {
  await sql`
    update stage_professional set id = coalesce(by_cpf, by_cns, uuid_v7()) where fault is null`.execute(db);
  await sql`
    update stage_professional s set id = f.id from stage_professional f where f.line = s.same_as`.execute(db);
}

/**
 * What the professional becomes. An empty field of the file erases nothing. Personal data of somebody shared
 * with another municipality change only by a file of that one, by a newer file, or once the person left it;
 * otherwise two files would overwrite each other for ever.
 */
async function mergeWithBase(db: Tx, file: { municipalityId: string; date: string }): Promise<void> {
  await sql`
    update stage_professional set origin = 'cnes', cnes_municipality_id = ${file.municipalityId}
    where fault is null`.execute(db);
  const texts = ['sex', 'email', 'phone', 'council', 'council_uf', 'council_number'].map(
    (column) =>
      sql`${sql.ref(column)} = coalesce(nullif(${sql.ref(`s.${column}`)}, ''), ${sql.ref(`p.${column}`)})`,
  );
  await sql`
    update stage_professional s set cpf = coalesce(p.cpf, s.cpf), cns = coalesce(s.cns, p.cns),
      birth_date = coalesce(s.birth_date, p.birth_date), ${sql.join(texts)},
      address = case when exists (select 1 from jsonb_each_text(s.address) f where f.value <> '')
        then s.address else p.address end
    from professional p where p.id = s.id and s.fault is null`.execute(db);
  const kept = professionalColumns.map((column) =>
    column === 'cns'
      ? sql`cns = coalesce(p.cns, s.cns)`
      : column === 'cpf'
        ? sql`cpf = coalesce(p.cpf, s.cpf)`
        : sql`${sql.ref(column)} = ${sql.ref(`p.${column}`)}`,
  );
  await sql`
    update stage_professional s set ${sql.join(kept)}
    from professional p
    where p.id = s.id and s.fault is null and p.cnes_municipality_id <> ${file.municipalityId}
      and exists (select 1 from lotacao l where l.professional_id = p.id and l.active and l.origin = 'cnes'
        and l.municipality_id = p.cnes_municipality_id)
      and coalesce((select i.file_date from cnes_import i
          where i.municipality_id = p.cnes_municipality_id and i.status in ('imported', 'unchanged')
          order by i.finished_at desc limit 1) >= ${file.date}::date, false)`.execute(db);
}
