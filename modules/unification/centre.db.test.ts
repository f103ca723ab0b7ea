import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildLotacao, buildPerson } from '#apps/installation/testing-people';
import type { Desk } from '#modules/citizens/test/desk';
import { applyBytes, bytesOf, personIn } from '#modules/fichas/test/lots';
import { connectClient, type Db, getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import type { Report, TableCounts } from './contract/process.ts';
import { apply, forget, pairsOfArrivals, rehearse, undo, type Work } from './server/centre/index.ts';
import { takeTurn } from './server/centre/stage-queries.ts';
import { type Bases, checksums, dbOf, endProcesses, openBases, type Sending } from './test/bases.ts';

const PEOPLE = 12;
let bases: Bases;
let unit: Desk;
let centre: Desk;
let sending: Sending;
beforeAll(async () => {
  bases = await openBases(PEOPLE);
  ({ unit, centre, sending } = bases);
}, 120_000);
let under: Work | undefined;
const workOf = async () => (under = await sending.work(unit, centre));

afterEach(async () => {
  if (under) await forget(under);
  await endProcesses(centre);
});
afterAll(() => bases.close());

const of = (report: Report, name: string): TableCounts => {
  const found = report.tables.find(({ table }) => table === name);
  if (!found) throw new Error(`no table ${name}`);
  return found;
};
async function nameOf(db: Db, id: string): Promise<string> {
  return (await getRow(db, sql<{ name: string }>`select name from professional where id = ${id}`)).name;
}

test('whose connection is ending still has its turn; the next waits for it', async () => {
  const { databaseUrl } = centre.installation.platform;
  const ending = await connectClient(databaseUrl, 'pec-test');
  const next = await connectClient(databaseUrl, 'pec-test');
  expect(await takeTurn(ending)).toBe(true);
  const waiting = takeTurn(next);
  await ending.end();
  expect(await waiting).toBe(true);
  await next.end();
});

describe('people of both bases', () => {
  test('UNI-05 a rehearsal tells what would become of every row, and no row of the centre changes', async () => {
    const work = await workOf();
    const before = await checksums(dbOf(centre));
    const report = await rehearse(work);
    expect(await checksums(dbOf(centre))).toEqual(before);
    expect(report.faults).toEqual([]);
    for (const { rows, inserted, equal, linked, version, quarantined } of report.tables)
      expect(inserted + equal + linked + version + quarantined).toBe(rows);
    expect(of(report, 'citizen')).toMatchObject({ rows: PEOPLE, inserted: PEOPLE });
    expect(of(report, 'municipality')).toMatchObject({ rows: 1, inserted: 0 });
    expect(of(report, 'unit')).toMatchObject({ rows: 1, linked: 1 });
    expect(of(report, 'team')).toMatchObject({ rows: 2, linked: 2 });
    const again = await rehearse(work);
    expect({ ...again, at: '', seconds: 0 }).toEqual({ ...report, at: '', seconds: 0 });
  });

  test('UNI-06 what entered is taken away again, and every table is as it was', async () => {
    const work = await workOf();
    const before = await checksums(dbOf(centre));
    const report = await apply(work, async () => undefined);
    expect(report.verified).toMatchObject({ ok: true, citizens: PEOPLE, citizensDiffering: 0, orphans: 0 });
    const { people } = await getRow(
      dbOf(centre),
      sql<{ people: number }>`select count(*) as people from citizen`,
    );
    expect(people).toBe(2 * PEOPLE);
    await undo(work, async () => undefined);
    expect(await checksums(dbOf(centre))).toEqual(before);
  });

  test('professionals meet by CPF, also inside what was kept of changes, the centre’s values stay, and a CNS of another CPF waits for a person', async () => {
    const [there, here] = [unit.installation, centre.installation];
    const shared = await buildPerson(here, { name: 'MARIA DA CENTRAL' });
    const away = await buildPerson(there, { name: 'MARIA DA UBS', cns: '700000000000005' });
    await sql`update professional set cpf = ${shared.cpf} where id = ${away.id}`.execute(dbOf(unit));
    const held = await buildPerson(here, { name: 'DONA DO CNS', cns: '700500000000055' });
    const claims = await buildPerson(there, { name: 'OUTRA COM O CNS', cns: '700500000000055' });
    const lotacao = await buildLotacao(there, {
      person: away,
      municipality: unit.municipality,
      unitId: unit.unitId,
      cbo: '225142',
    });
    const revision = uuidV7();
    const after = (by: string) => ({ updated_by: by, seen: [by, null], name: 'DITA "LÁ"', [by]: 1 });
    await sql`insert into citizen_revision (id, citizen_id, version, at, professional_id, actor_kind, origin, after)
      select ${revision}, id, 900, now(), ${away.id}, 'person', 'registration', ${JSON.stringify(after(away.id))}::jsonb
      from citizen order by id limit 1`.execute(dbOf(unit));
    const work = await workOf();
    const report = await apply(work, async () => undefined);
    expect(report.verified?.ok).toBe(true);
    expect(
      await rowsOf(
        dbOf(centre),
        sql`select professional_id, before, after from citizen_revision where id = ${revision}`,
      ),
    ).toEqual([{ professional_id: shared.id, before: {}, after: after(shared.id) }]);
    expect(await nameOf(dbOf(centre), shared.id)).toBe('MARIA DA CENTRAL');
    expect(
      await rowsOf(dbOf(centre), sql`select professional_id, unit_id from lotacao where id = ${lotacao}`),
    ).toEqual([{ professional_id: shared.id, unit_id: centre.unitId }]);
    expect(
      await rowsOf(
        dbOf(centre),
        sql`select cns from professional where id = any (${[claims.id, held.id]}) order by name`,
      ),
    ).toEqual([{ cns: '700500000000055' }, { cns: null }]);
    expect(report.telling).toContainEqual(
      expect.objectContaining({ table: 'professional', called: 'OUTRA COM O CNS', outcome: 'quarantined' }),
    );
    const kept = await getRow(
      dbOf(centre),
      sql<{
        outcome: string;
        target: string;
        name: string;
      }>`select outcome, target_key as target, kept ->> 'name' as name
        from unification_row where process_id = ${work.processId} and table_name = 'professional' and source_key = ${away.id}`,
    );
    expect(kept).toEqual({ outcome: 'version', target: shared.id, name: 'MARIA DA UBS' });
    await undo(work, async () => undefined);
  });

  test('DEP-14 nobody of the unit enters with the password of there', async () => {
    const person = await buildPerson(unit.installation, { name: 'SENHA DA UBS' });
    const work = await workOf();
    await apply(work, async () => undefined);
    expect(
      await rowsOf(
        dbOf(centre),
        sql`select password_hash, must_change_password from account where professional_id = ${person.id}`,
      ),
    ).toEqual([{ password_hash: null, must_change_password: true }]);
    await undo(work, async () => undefined);
  });

  test('UNI-06 who arrived and tried to enter meanwhile does not keep it from being undone', async () => {
    const person = await buildPerson(unit.installation, { name: 'TENTOU ENTRAR' });
    const before = await checksums(dbOf(centre));
    const work = await workOf();
    await apply(work, async () => undefined);
    const answer = await centre.installation
      .client()
      .call('POST', '/session', { cpf: person.cpf, password: 'errada' });
    expect(answer.status).toBe(401);
    expect(
      await rowsOf(
        dbOf(centre),
        sql`select 1 as n from sign_in_attempt where professional_id = ${person.id}`,
      ),
    ).toHaveLength(1);
    await undo(work, async () => undefined);
    const traces = { sign_in_attempt: '', unknown_sign_in: '' };
    expect({ ...(await checksums(dbOf(centre))), ...traces }).toEqual({ ...before, ...traces });
  });

  test('DEP-14 no secret of an account is sent', async () => {
    const work = await workOf();
    const accounts = work.plan.tables.find(({ name }) => name === 'account');
    const [piece] = accounts?.pieces ?? [];
    const text = (await work.pieces.read(piece?.sha256 ?? '')).toString();
    expect(text).not.toContain('$argon2');
    const at = accounts?.columns.indexOf('password_hash') ?? -1;
    expect(
      new Set(
        text
          .trim()
          .split('\n')
          .map((row) => row.split('\t')[at]),
      ),
    ).toEqual(new Set(['\\N']));
  });

  test('DEP-14 a profile that the unit made stays there, and the report tells so', async () => {
    await sql`insert into profile (id, municipality_id, name, access_kind, resources, created_at, changed_at)
      select uuid_v7(), id, 'PERFIL DA UBS', 'lotacao', '{}', now(), now() from municipality`.execute(
      dbOf(unit),
    );
    const report = await apply(await workOf(), async () => undefined);
    expect(await rowsOf(dbOf(centre), sql`select name from profile where name = 'PERFIL DA UBS'`)).toEqual(
      [],
    );
    expect(report.stays.find(({ table }) => table === 'profile')?.reason).toContain('Registros: 1.');
    await undo(under as Work, async () => undefined);
  });

  test('UNI-08 two registrations that hold one ficha are a pair to join, and stay two', async () => {
    const { person, cpf } = personIn('JOANA DO ENVIO', 'RITA DO ENVIO', '1990-02-03');
    const bytes = await bytesOf([{ person }]);
    await applyBytes(unit, bytes);
    await applyBytes(centre, bytes);
    const work = await workOf();
    const report = await apply(work, async () => undefined);
    expect(report.pairs).toBe(1);
    const pairs = await pairsOfArrivals(work);
    expect(pairs).toHaveLength(1);
    const ids = await rowsOf<{ id: string }>(
      dbOf(centre),
      sql`select id from citizen where cpf = ${cpf} order by id`,
    );
    expect(Object.values(pairs[0] ?? {})).toEqual(ids.map(({ id }) => id));
    await undo(work, async () => undefined);
  });
});

describe('what does not fit', () => {
  test('one id with two contents is refused, and the centre is as it was', async () => {
    const id = await getRow(dbOf(unit), sql<{ id: string }>`select id from citizen order by id limit 1`);
    await sql`insert into citizen (id, name, origin, origin_installation_id, created_at, updated_at, updated_origin, search)
      select ${id.id}, 'OUTRA PESSOA', 'registration', id, now(), now(), 'registration', '' from setup_installation`.execute(
      dbOf(centre),
    );
    const work = await workOf();
    const before = await checksums(dbOf(centre));
    await expect(apply(work, async () => undefined)).rejects.toMatchObject({ code: 'unification-faults' });
    expect(await checksums(dbOf(centre))).toEqual(before);
    expect((await rehearse(work)).faults.join()).toContain('1 cidadãos têm o mesmo identificador');
    await sql`delete from citizen where id = ${id.id}`.execute(dbOf(centre));
  });

  test('UNI-11 a base that waits for a decision can still be undone: no other is staged meanwhile', async () => {
    const work = await workOf();
    const before = await checksums(dbOf(centre));
    await apply(work, async (tx) => {
      await sql`update base_unification set state = 'deciding' where id = ${work.processId}`.execute(tx);
    });
    await expect(rehearse({ ...work, processId: uuidV7() })).rejects.toMatchObject({
      code: 'unification-undecided',
    });
    await undo(work, async () => undefined);
    expect(await checksums(dbOf(centre))).toEqual(before);
  });

  test('a column that an upgrade brings between two rehearsals is staged too; undoing does without what was staged', async () => {
    const upgraded = (change: string) =>
      Promise.all([unit, centre].map((desk) => sql.raw(`alter table citizen ${change}`).execute(dbOf(desk))));
    const before = await checksums(dbOf(centre));
    const work = await workOf();
    const { rows } = of(await rehearse(work), 'citizen');
    await upgraded(`add column brought text not null default 'do upgrade'`);
    try {
      const later = { ...work, plan: await sending.plan(unit, work.processId) };
      const report = await apply(later, async () => undefined);
      expect(report.verified?.ok).toBe(true);
      expect(of(report, 'citizen').inserted).toBe(rows);
      await sql`drop schema unification_stage cascade`.execute(dbOf(centre));
      await undo(later, async () => undefined);
    } finally {
      await upgraded('drop column brought');
    }
    expect(await checksums(dbOf(centre))).toEqual(before);
  });

  test('only what differs is loaded anew, and what is no longer there goes', async () => {
    const work = await workOf();
    await rehearse(work);
    const id = uuidV7();
    await sql`insert into citizen (id, name, origin, origin_installation_id, created_at, updated_at, updated_origin, search)
      select ${id}, 'CHEGOU DEPOIS', 'registration', id, now(), now(), 'registration', '' from setup_installation`.execute(
      dbOf(unit),
    );
    const first = of(await rehearse(work), 'citizen').rows;
    const later = { ...work, plan: await sending.plan(unit, work.processId) };
    expect(of(await rehearse(later), 'citizen').rows).toBe(first + 1);
    await sql`delete from citizen where id = ${id}`.execute(dbOf(unit));
    expect(
      of(await rehearse({ ...work, plan: await sending.plan(unit, work.processId) }), 'citizen').rows,
    ).toBe(first);
  });
});
