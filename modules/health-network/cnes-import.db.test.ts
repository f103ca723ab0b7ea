import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Client,
  multipart,
  startTestInstallation,
  type TestInstallation,
} from '#apps/installation/testing';
import {
  buildMunicipality,
  buildPerson,
  grant,
  signedIn,
  signedInInstaller,
} from '#apps/installation/testing-people';
import { sql } from '#platform/db/database';
import { purgeCnesFilesJob } from './server/cnes/jobs.ts';
import { cnesFile, cpfOf, DOCTOR, IBGE, TEAM, UBS, UBS_2 } from './test/cnes-file.ts';
import { checksum, importCnes, reportOf, sendCnes, short } from './test/importing.ts';

let installation: TestInstallation;
let installer: Client;
let admin: Client;

beforeAll(async () => {
  installation = await startTestInstallation();
  installer = await signedInInstaller(installation);
  const municipality = await buildMunicipality(installation, IBGE);
  const responsible = await buildPerson(installation, { name: 'MARTA ALVES LIMA' });
  await grant(installation, responsible, 'municipal-admin', municipality);
  admin = await signedIn(installation, responsible);
});
afterAll(() => installation.close());

const month = (changes: Parameters<typeof cnesFile>[0] = {}) =>
  cnesFile({
    units: [{ cnes: UBS, teams: [{}, { CO_INE: '0000000102', NM_REFERENCIA: 'ESF 002' }] }, { cnes: UBS_2 }],
    professionals: [
      { n: 1, posts: [{ cnes: UBS, ine: TEAM }] },
      {
        n: 2,
        posts: [
          { cnes: UBS, cbo: '515105' },
          { cnes: UBS_2, cbo: '515105' },
        ],
      },
      { n: 3, posts: [{ cnes: UBS_2, cbo: '411010' }] },
    ],
    ...changes,
  });

const lotacoesOf = async (n: number) => {
  const { rows } = await sql<{
    cnes: string;
    cbo: string;
    active: boolean;
    agenda: string;
    profiles: string[];
  }>`
    select u.cnes, l.cbo, l.active, l.agenda, array(select f.slug from lotacao_profile x
      join profile f on f.id = x.profile_id where x.lotacao_id = l.id order by 1) as profiles
    from lotacao l join unit u on u.id = l.unit_id join professional p on p.id = l.professional_id
    where p.cpf = ${cpfOf(n)} order by u.cnes, l.cbo`.execute(installation.platform.db);
  return rows;
};

describe('a file, the next and the same again', () => {
  test('ADM-G01 the installer must choose the municipality; the administrator has his own', async () => {
    const without = await installer.call(
      'POST',
      '/cnes-imports',
      undefined,
      multipart({ mode: 'import' }, { name: 'cnes.xml', bytes: month() }),
    );
    expect(without.status).toBe(422);
    expect(without.body).toMatchObject({ code: 'municipality-required' });
    const preview = await importCnes(installation, admin, month(), { mode: 'preview', municipality: '' });
    expect(preview).toMatchObject({ status: 'preview', canApply: true });
    const options = await admin.call<{ rows: unknown[] }>('GET', '/municipalities');
    expect(options.body.rows).toMatchObject([{ ibge: IBGE }]);
  });

  test('a preview put aside leaves no file, keeps its report and cannot be applied', async () => {
    const preview = await importCnes(installation, installer, month(), { mode: 'preview' });
    const discard = (client = installer) =>
      client.call<{ code: string }>('POST', `/cnes-imports/${preview.id}/discard`, {});
    const files = async () =>
      (
        await sql`select 1 from cnes_import where id = ${preview.id} and file_id is not null`.execute(
          installation.platform.db,
        )
      ).rows.length;
    expect(await files()).toBe(1);
    expect([(await discard()).status, (await discard()).status, await files()]).toEqual([200, 200, 0]);
    const report = await reportOf(installer, preview.id);
    expect(report).toMatchObject({ status: 'discarded', canApply: false, counts: preview.counts });
    const late = await installer.call<{ code: string }>('POST', `/cnes-imports/${preview.id}/apply`, {});
    expect([late.status, late.body.code]).toEqual([409, 'file-gone']);
    const { rows } = await sql<{ municipality_id: string | null }>`
      select municipality_id from audit_event
      where type = 'health-network.cnes-discarded' and subject_id = ${preview.id}`.execute(
      installation.platform.db,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.municipality_id).not.toBeNull();
  });

  test('a preview counts what would change and changes nothing; applying does just that', async () => {
    const before = await checksum(installation);
    const preview = await importCnes(installation, installer, month(), { mode: 'preview' });
    expect(await checksum(installation)).toBe(before);
    expect(short(preview.counts)).toEqual({
      units: '2/0/0/0',
      teams: '2/0/0/0',
      professionals: '3/0/0/0',
      lotacoes: '4/0/0/0',
    });
    const applied = await installer.call<{ jobId: string }>('POST', `/cnes-imports/${preview.id}/apply`, {});
    expect(applied.status).toBe(202);
    const report = await ended(preview.id);
    expect(report.status).toBe('imported');
    expect(report.counts).toEqual(preview.counts);
  });

  test('ADM-G02 the history shows imports, newest first, with counts and responsible', async () => {
    const history = await installer.call<{ rows: Array<Record<string, unknown>> }>('GET', '/cnes-imports');
    expect(history.body.rows[0]).toMatchObject({
      status: 'imported',
      requestedBy: 'TEREZA COUTO',
      fileDate: '2026-11-02',
      counts: { teams: { added: 2 } },
    });
    const found = await installer.call<{ rows: Array<{ status: string }> }>(
      'GET',
      '/cnes-imports?search=marta',
    );
    expect(found.body.rows.map((row) => row.status)).toEqual(['preview']);
    const byPerson = async (direction: string) => {
      const path = `/cnes-imports?sort=responsible&direction=${direction}`;
      const { body } = await installer.call<{ rows: Array<{ requestedBy: string }> }>('GET', path);
      return body.rows.map((row) => row.requestedBy);
    };
    const ascending = await byPerson('asc');
    expect(new Set(ascending).size).toBeGreaterThan(1);
    expect(ascending).toEqual([...ascending].sort());
    expect(await byPerson('desc')).toEqual([...ascending].reverse());
  });

  test('ADM-G03 the same file again says that nothing changed and changes nothing', async () => {
    const before = await checksum(installation);
    const again = await importCnes(installation, installer, month());
    expect(again.status).toBe('unchanged');
    expect(short(again.counts)).toEqual({
      units: '0/0/0/2',
      teams: '0/0/0/2',
      professionals: '0/0/0/3',
      lotacoes: '0/0/0/4',
    });
    expect(await checksum(installation)).toBe(before);
  });

  test('ADM-G05 one lotação has the standard agenda; two are listed without', async () => {
    expect((await lotacoesOf(1)).map((row) => row.agenda)).toEqual(['padrao']);
    expect((await lotacoesOf(2)).map((row) => row.agenda)).toEqual(['nenhuma', 'nenhuma']);
    const history = await installer.call<{ rows: Array<{ id: string }> }>('GET', '/cnes-imports');
    const list = await installer.call<{ rows: unknown[] }>(
      'GET',
      `/cnes-imports/${history.body.rows[0]?.id}/without-agenda`,
    );
    expect(list.body.rows).toMatchObject([{ cpf: cpfOf(2) }]);
  });

  test('new lotações have the profiles of their CBO', async () => {
    expect((await lotacoesOf(1))[0]?.profiles).toEqual(['escuta-inicial', 'medico']);
  });

  test('the next month: what left is inactivated and kept, what came back is active again', async () => {
    const next = month({
      date: '2026-11-08',
      units: [{ cnes: UBS, attributes: { NM_FANTA: 'UBS NOVA' }, teams: [{ NM_REFERENCIA: 'ESF UM' }] }],
      professionals: [
        { n: 1, posts: [{ cnes: UBS, ine: TEAM }], attributes: { E_MAIL: 'a@saude.example' } },
        { n: 2, posts: [{ cnes: UBS, cbo: '515105' }] },
        { n: 4, posts: [{ cnes: UBS }] },
      ],
    });
    const report = await importCnes(installation, installer, next);
    expect(short(report.counts)).toEqual({
      units: '0/1/1/0',
      teams: '0/1/1/0',
      professionals: '1/1/1/1',
      lotacoes: '1/0/2/2',
    });
    expect((await lotacoesOf(2)).map((row) => [row.cnes, row.active, row.agenda])).toEqual([
      [UBS, true, 'padrao'],
      [UBS_2, false, 'nenhuma'],
    ]);
    const back = await importCnes(installation, installer, month({ date: '2026-11-09' }));
    expect(short(back.counts)).toMatchObject({ units: '0/2/0/0', teams: '0/2/0/0', lotacoes: '0/2/1/2' });
    expect((await lotacoesOf(3)).map((row) => row.active)).toEqual([true]);
  });

  test('each change is in the change log once, under the transaction that made it', async () => {
    const { rows } = await sql<{ table_name: string; operation: string; count: number }>`
      select table_name, operation, count(*) from changelog
      where xid = (select max(xid::text::bigint)::text::xid8 from changelog)
      group by 1, 2 order by 1, 2`.execute(installation.platform.db);
    expect(rows).toEqual([
      { table_name: 'lotacao', operation: 'U', count: 3 },
      { table_name: 'team', operation: 'U', count: 2 },
      { table_name: 'unit', operation: 'U', count: 2 },
    ]);
  });
});

describe('what is not of the file', () => {
  const manual = async (n: number, updateOnCnes: boolean) => {
    const { rows } = await sql<{ id: string }>`
      insert into lotacao (id, municipality_id, professional_id, unit_id, cbo, origin, update_on_cnes,
        created_at, updated_at)
      select uuid_v7(), u.municipality_id, p.id, u.id, '411010', 'manual', ${updateOnCnes}, now(), now()
      from unit u, professional p where u.cnes = ${UBS} and p.cpf = ${cpfOf(n)} returning id`.execute(
      installation.platform.db,
    );
    return rows[0]?.id ?? '';
  };
  const isActive = async (id: string) => {
    const { rows } = await sql<{ active: boolean }>`select active from lotacao where id = ${id}`.execute(
      installation.platform.db,
    );
    return rows[0]?.active;
  };

  test('ADM-G08 a manual lotação stays, and leaves only when flagged', async () => {
    const kept = await manual(1, false);
    const flagged = await manual(3, true);
    await importCnes(installation, installer, month({ date: '2026-11-10' }));
    expect(await isActive(kept)).toBe(true);
    expect(await isActive(flagged)).toBe(false);
  });

  test('ADM-G09 edited profiles stay with the flag off and are those of the CBO with it on', async () => {
    const { db } = installation.platform;
    const edit = async (flag: boolean) => {
      await sql`update lotacao l set update_on_cnes = ${flag} from professional p
        where p.id = l.professional_id and p.cpf = ${cpfOf(1)} and l.cbo = ${DOCTOR}`.execute(db);
      await sql`update lotacao_profile x set profile_id = (select id from profile where slug = 'recepcao')
        from lotacao l, professional p where x.lotacao_id = l.id and p.id = l.professional_id
        and p.cpf = ${cpfOf(1)} and l.cbo = ${DOCTOR}
        and x.profile_id = (select id from profile where slug = 'medico')`.execute(db);
    };
    const profiles = async () => (await lotacoesOf(1)).find((row) => row.cbo === DOCTOR)?.profiles;
    await edit(false);
    expect((await importCnes(installation, installer, month({ date: '2026-11-10' }))).status).toBe(
      'unchanged',
    );
    expect(await profiles()).toEqual(['escuta-inicial', 'recepcao']);
    await edit(true);
    const preview = await importCnes(installation, installer, month({ date: '2026-11-10' }), {
      mode: 'preview',
    });
    expect(preview.counts?.lotacoes.updated).toBe(1);
    expect(await profiles()).toEqual(['escuta-inicial', 'recepcao']);
    await importCnes(installation, installer, month({ date: '2026-11-10' }));
    expect(await profiles()).toEqual(['escuta-inicial', 'medico']);
  });

  test('a person entered by hand is found by CPF and filled in; an empty field erases nothing', async () => {
    const { db } = installation.platform;
    await sql`insert into professional (id, cpf, name, email, origin, created_at, updated_at)
      values (uuid_v7(), ${cpfOf(5)}, 'MARIA', 'm@saude.example', 'manual', now(), now())`.execute(db);
    const file = month({ date: '2026-11-11', professionals: [{ n: 5, posts: [{ cnes: UBS }] }] });
    const report = await importCnes(installation, installer, file);
    expect(report.counts?.professionals).toMatchObject({ added: 0, updated: 1 });
    const { rows } =
      await sql`select email, origin, birth_date from professional where cpf = ${cpfOf(5)}`.execute(db);
    expect(rows).toEqual([{ email: 'm@saude.example', origin: 'cnes', birth_date: '1980-05-10' }]);
  });

  test('ADM-G10 a team with deactivation date is shown only with the inactive ones', async () => {
    const file = month({
      date: '2026-11-12',
      units: [{ cnes: UBS, teams: [{}, { CO_INE: '0000000102', DT_DESATIVACAO: '15/03/2026' }] }],
    });
    const report = await importCnes(installation, installer, file);
    expect(report).toMatchObject({ status: 'imported', error: null });
    const units = await admin.call<{ rows: Array<{ id: string }> }>('GET', `/units?search=${UBS}`);
    const id = units.body.rows[0]?.id;
    const inesOf = async (query: string) => {
      const unit = await admin.call<{ teams: Array<{ ine: string }> }>('GET', `/units/${id}${query}`);
      return unit.body.teams.map((team) => team.ine);
    };
    expect(await inesOf('')).toEqual([TEAM]);
    expect(await inesOf('?showInactiveTeams=true')).toEqual([TEAM, '0000000102']);
  });

  test('an older file is refused until confirmed, with the same stored file', async () => {
    const older = await importCnes(installation, installer, month({ date: '2026-11-01' }));
    expect(older).toMatchObject({
      status: 'refused',
      error: { code: 'older-file' },
      fileDate: '2026-11-01',
      canApply: true,
    });
    await installer.call('POST', `/cnes-imports/${older.id}/apply`, { allowOlder: true });
    expect((await ended(older.id)).status).toBe('imported');
    const again = await installer.call('POST', `/cnes-imports/${older.id}/apply`, { allowOlder: true });
    expect(again.body).toMatchObject({ status: 409, code: 'file-gone' });
  });

  test('ADM-A04 another municipality reaches nothing of it', async () => {
    const other = await buildMunicipality(installation, '4202404', 'VIZINHA');
    const person = await buildPerson(installation);
    await grant(installation, person, 'municipal-admin', other);
    const neighbour = await signedIn(installation, person);
    const history = await installer.call<{ rows: Array<{ id: string }> }>('GET', '/cnes-imports');
    const id = history.body.rows[0]?.id;
    for (const path of ['', '/inconsistencies', '/inconsistencies.csv', '/without-agenda']) {
      expect((await neighbour.call('GET', `/cnes-imports/${id}${path}`)).status).toBe(404);
    }
    expect((await neighbour.call('POST', `/cnes-imports/${id}/apply`, {})).status).toBe(404);
    expect((await sendCnes(neighbour, month())).status).toBe(404);
    const own = await neighbour.call<{ rows: unknown[] }>('GET', '/cnes-imports');
    expect(own.body.rows).toEqual([]);
  });

  test('a file sent and never applied is removed after a week', async () => {
    const preview = await importCnes(installation, installer, month({ date: '2026-11-13' }), {
      mode: 'preview',
    });
    await sql`update cnes_import set created_at = created_at - interval '8 days' where id = ${preview.id}`.execute(
      installation.platform.db,
    );
    const removed = await runPurge();
    expect(removed).toEqual({ removed: 1 });
    const report = await reportOf(installer, preview.id);
    expect(report).toMatchObject({ status: 'preview', canApply: false });
    expect((await installer.call('POST', `/cnes-imports/${preview.id}/apply`, {})).status).toBe(409);
  });

  test('nothing of a person is in the log', () => {
    const log = installation.logLines.join('\n');
    for (const n of [1, 2, 3, 4, 5]) expect(log).not.toContain(cpfOf(n));
    expect(log).not.toContain('MARIA');
  });
});

function runPurge(): Promise<unknown> {
  const { platform } = installation;
  return purgeCnesFilesJob.run(
    {
      platform,
      jobId: '',
      actor: { kind: 'system' },
      attempt: 1,
      signal: new AbortController().signal,
      progress: () => undefined,
      complete: () => Promise.resolve(),
    },
    {},
  );
}

/** The report once the import is no longer waiting. */
async function ended(importId: string) {
  await expect
    .poll(async () => (await reportOf(installer, importId)).status, { timeout: 10_000 })
    .not.toMatch(/waiting|running/);
  return reportOf(installer, importId);
}
