import { generateCns, generateCpf } from '@pec-aberto/brazil';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '#modules/citizens/test/desk';
import { type Db, sql } from '#platform/db/database';
import { apply, forget, type Work } from './server/centre/index.ts';
import { type Bases, dbOf, endProcesses, openBases, type Sending, takeBack } from './test/bases.ts';
import { type Facts, factsOf } from './test/facts.ts';

let bases: Bases;
let unit: Desk;
let centre: Desk;
let sending: Sending;
beforeAll(async () => {
  bases = await openBases(0);
  ({ unit, centre, sending } = bases);
}, 120_000);
afterAll(() => bases.close());

/** Somebody who works: known by CPF, by CNS, by both; where, and as what. Few numbers, so that bases share some. */
const professional = fc.record({
  cpf: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  cns: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  cnes: fc.integer({ min: 1, max: 3 }),
  ine: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  cbo: fc.constantFrom('225142', '223505', '515105'),
});
const citizen = fc.record({
  cpf: fc.option(fc.integer({ min: 100, max: 110 }), { nil: null }),
  revisions: fc.integer({ min: 0, max: 3 }),
  documents: fc.integer({ min: 0, max: 2 }),
  by: fc.integer({ min: 0, max: 5 }),
  ine: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
});
const base = fc.record({
  professionals: fc.array(professional, { minLength: 1, maxLength: 6 }),
  citizens: fc.array(citizen, { maxLength: 8 }),
});
const NURSE = { cpf: 7, cns: null, cnes: 1, ine: null, cbo: '223505' };
type Base = typeof base extends fc.Arbitrary<infer T> ? T : never;

const cnesOf = (n: number) => `900000${n}`;
const ineOf = (n: number) => `000000900${n}`;

/** One and the same number never stands on two people of one base, and everybody has one, as in every base. */
function own<T extends { cpf: number | null; cns: number | null }>(people: readonly T[]): T[] {
  const left = people.map((person, at) => {
    const free = (key: 'cpf' | 'cns') =>
      people.slice(0, at).some((other) => other[key] === person[key]) ? null : person[key];
    return { ...person, cpf: free('cpf'), cns: free('cns') };
  });
  return left.filter(({ cpf, cns }) => cpf !== null || cns !== null);
}

async function build(db: Db, { professionals: named, citizens }: Base, mark: string): Promise<void> {
  const professionals = own([...named, NURSE]);
  await sql`insert into unit (id, municipality_id, cnes, name, updated_at)
    select uuid_v7(), m.id, n, ${mark} || n, now() from municipality m, unnest(${[1, 2, 3].map(cnesOf)}::text[]) n`.execute(
    db,
  );
  await sql`insert into team (id, unit_id, ine, name, updated_at)
    select uuid_v7(), u.id, t, ${mark} || t, now() from unit u, unnest(${[1, 2, 3].map(ineOf)}::text[]) t
    where u.cnes = ${cnesOf(1)}`.execute(db);
  for (const [at, { cpf, cns, cnes, ine, cbo }] of professionals.entries()) {
    await sql`with person as (
        insert into professional (id, cpf, cns, name, origin, created_at, updated_at)
        values (uuid_v7(), ${cpf === null ? null : generateCpf(cpf)}, ${cns === null ? null : generateCns(cns)},
          ${`${mark} PESSOA ${at}`}, 'manual', now(), now()) returning id)
      insert into lotacao (id, municipality_id, professional_id, unit_id, team_id, cbo, origin, update_on_cnes, created_at, updated_at)
      select uuid_v7(), u.municipality_id, person.id, u.id, t.id, ${cbo}, 'manual', false, now(), now()
      from person, unit u left join team t on t.ine = ${ine === null ? null : ineOf(ine)}
      where u.cnes = ${cnesOf(cnes)}`.execute(db);
  }
  await sql`insert into access_use (professional_id, access_id, last_used_at)
    select l.professional_id, l.id, now() from lotacao l join unit u on u.id = l.unit_id where u.cnes like '900000%'`.execute(
    db,
  );
  for (const [at, { cpf, revisions, documents, by, ine }] of citizens.entries()) {
    await sql`with author as (select id from professional where name like ${`${mark} PESSOA%`} order by name offset ${by % professionals.length} limit 1),
        person as (
          insert into citizen (id, cpf, name, origin, origin_installation_id, team_id, created_at, updated_at, updated_origin,
            updated_by, search)
          select uuid_v7(), ${cpf === null ? null : generateCpf(cpf)}, ${`${mark} CIDADA ${at}`}, 'registration', i.id,
            (select id from team where ine = ${ine === null ? null : ineOf(ine)}), now(), now(), 'registration', author.id, ''
          from setup_installation i, author returning id),
        documents as (
          insert into citizen_document (id, citizen_id, kind, number, origin, added_at)
          select uuid_v7(), person.id, 'rg', n::text, 'registration', now() from person, generate_series(1, ${documents}::int) n)
      insert into citizen_revision (id, citizen_id, version, at, professional_id, actor_kind, origin, after)
      select uuid_v7(), person.id, n, now(), author.id, 'person', 'registration', jsonb_build_object('updated_by', author.id)
      from person, author, generate_series(1, ${revisions}::int) n`.execute(db);
  }
}

async function clear(db: Db): Promise<void> {
  for (const statement of [
    sql`truncate citizen_revision, citizen_document, citizen cascade`,
    sql`delete from access_use where professional_id in (select id from professional where name like '% PESSOA _')`,
    sql`delete from lotacao where unit_id in (select id from unit where cnes like '900000%')`,
    sql`delete from professional where name like '% PESSOA _'`,
    sql`delete from team where ine like '000000900%'`,
    sql`delete from unit where cnes like '900000%'`,
  ])
    await statement.execute(db);
}

type Revision = { citizen_id: string; version: number; cpf: string | null };
const revisionsOf = ({ revisions }: Facts) => revisions.map((row) => JSON.parse(row) as Revision);

/** Facts of people and of what was written about them. */
const clinical = (facts: Facts) =>
  [
    ...facts.citizens,
    ...facts.documents,
    ...revisionsOf(facts).map(({ citizen_id, version }) => `${citizen_id} ${version}`),
  ].toSorted();

/** Who wrote it, by CPF; whom one of the bases knows by the CNS alone is met by that, and the centre's values stay. */
const authors = (facts: Facts) =>
  new Map(revisionsOf(facts).map(({ citizen_id, version, cpf }) => [`${citizen_id} ${version}`, cpf]));

test('UNI-01 whatever two bases hold, the facts of the centre afterwards are those of both', async () => {
  await fc.assert(
    fc.asyncProperty(base, base, async (away, here) => {
      await build(dbOf(unit), away, 'UBS');
      await build(dbOf(centre), here, 'CENTRAL');
      let work: Work | undefined;
      try {
        const [ofUnit, ofCentre] = [await factsOf(unit), await factsOf(centre)];
        work = await sending.work(unit, centre);
        const report = await apply(work, async () => undefined);
        expect(report.verified?.ok).toBe(true);
        const after = await factsOf(centre);
        expect(clinical(after)).toEqual([...clinical(ofUnit), ...clinical(ofCentre)].toSorted());
        const told = authors(after);
        for (const [revision, cpf] of [...authors(ofUnit), ...authors(ofCentre)])
          expect([cpf, null].includes(told.get(revision) ?? null) || cpf === null).toBe(true);
        await takeBack(work);
        expect(await factsOf(centre)).toEqual(ofCentre);
      } finally {
        if (work) await forget(work);
        await endProcesses(centre);
        for (const desk of [unit, centre]) await clear(dbOf(desk));
      }
    }),
    { numRuns: Number(process.env['UNION_RUNS'] ?? 8), endOnFailure: true },
  );
}, 300_000);
