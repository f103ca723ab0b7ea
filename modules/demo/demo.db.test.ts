import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import type { CommandContext } from '#platform/cli/command';
import { getRow, rowsOf, sql } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { commands } from './commands.ts';

let installation: TestInstallation;
const db = () => installation.platform.db;
beforeAll(async () => {
  installation = await startTestInstallation();
}, 60_000);
afterAll(() => installation.close());

type Options = Record<string, string | boolean>;

/** The command as the command line calls it; `onProgress` hears each line. */
async function demo(
  options: Options,
  onProgress: (line: string) => void = () => undefined,
  signal = new AbortController().signal,
) {
  const printed: string[] = [];
  const result = await commands[0]?.run({
    options: { today: '2026-11-20', ...options },
    platform: installation.platform as Platform,
    progress: onProgress,
    print: (line: string) => printed.push(line),
    signal,
  } as unknown as CommandContext<Platform>);
  return { ...result, printed };
}

const refusal = (options: Options) =>
  demo(options).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const citizens = () =>
  getRow(db(), sql<{ count: number }>`select count(*) from citizen`).then(({ count }) => count);
const indexes = () =>
  rowsOf(
    db(),
    sql`select indexdef from pg_indexes where tablename in ('citizen', 'citizen_document') order by 1`,
  );
const setUp = (purpose: string) =>
  sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'SERRA CLARA', ${purpose}, 'prontuario', 'http://localhost', now())
    on conflict (only_one) do update set purpose = excluded.purpose`.execute(db());

describe('pec demo', () => {
  test('refuses what is no training installation', async () => {
    expect(await refusal({ citizens: '10' })).toBe('not-configured');
    await setUp('producao');
    expect(await refusal({ citizens: '10' })).toBe('production');
    await setUp('treinamento');
    expect(await citizens()).toBe(0);
    expect(await rowsOf(db(), sql`select 1 from municipality`)).toEqual([]);
  });

  test('makes municipality, units, teams and people with their documents; one event tells of it', async () => {
    const { exit, json, printed } = await demo({ citizens: '1500', seed: '7' });
    expect([exit, json]).toMatchObject([
      0,
      { status: 'filled', citizens: 1500, seed: 7, municipality: '4205407' },
    ]);
    expect(printed.join('\n')).toContain('1.500 cidadãos sintéticos em Florianópolis/SC');
    for (const role of ['RESPONSÁVEL DA DEMONSTRAÇÃO, ADMINISTRADOR MUNICIPAL', 'COORDENADOR DE UBS']) {
      expect(printed.filter((line) => /^ {2}\d{11} {2}/.test(line) && line.endsWith(role))).toHaveLength(1);
    }
    expect(printed.join('\n')).toContain('pec user provisional --cpf CPF');
    const found = await getRow(
      db(),
      sql<Record<string, number>>`select
        (select count(*) from citizen where origin = 'demo' and search @@ 'SILVA') as silvas,
        (select count(distinct team_id) from citizen) as teams,
        (select count(*) from citizen_document d join citizen c on c.id = d.citizen_id
          where d.kind = 'cpf' and d.principal and d.number = c.cpf) as cpfs,
        (select count(*) from citizen where cpf is not null) as with_cpf,
        (select count(*) from lotacao where active) as lotacoes,
        (select count(*) from citizen_revision) as revisions,
        (select count(*) from changelog where table_name = 'citizen') as changes,
        (select count(*) from appointment where status = 'agendado') as booked,
        (select count(*) from appointment where status = 'realizado') as attended,
        (select count(*) from agenda_span where alone) - (select count(*) from appointment) as unheld,
        (select count(*) from encounter where state = 'finalizado') as finished,
        (select count(*) from encounter where day >= '2026-11-20') as ahead,
        (select count(*) from encounter e join citizen c on c.id = e.citizen_id join team t on t.id = c.team_id
          where t.unit_id <> e.unit_id) as strangers,
        (select count(*) from problem p where p.evolutions <> (select max(sequence) from problem_evolution v
          where v.problem_id = p.id)) as astray,
        (select count(*) from problem where name <> ciap2) as problems,
        (select count(*) from measurement) as measured,
        (select count(*) from prescription where posology <> '') as prescribed,
        (select count(*) from audit_event where type like 'demo.%') as events`,
    );
    expect(found).toMatchObject({ revisions: 0, changes: 0, events: 4, unheld: 0, cpfs: found['with_cpf'] });
    expect(json).toMatchObject({ encounters: found['finished'] });
    expect(found).toMatchObject({ ahead: 0, strangers: 0, astray: 0 });
    for (const what of [
      'finished',
      'problems',
      'measured',
      'prescribed',
      'silvas',
      'teams',
      'with_cpf',
      'lotacoes',
      'booked',
      'attended',
    ])
      expect(found[what]).toBeGreaterThan(3);
    expect(printed.join('\n')).toContain('nas listas de atendimentos');
    const lists = await rowsOf<{ statuses: number; apart: boolean }>(
      db(),
      sql`select count(distinct e.status) as statuses, bool_and(t.unit_id = e.unit_id) as apart
        from list_entry e join team t on t.id = e.team_id group by e.unit_id`,
    );
    expect(lists.length).toBeGreaterThan(1);
    for (const list of lists) expect(list).toEqual({ statuses: 4, apart: true });
  });

  test('says when nobody there coordinates a unit', async () => {
    const coordinates = sql`profile_id in (select id from profile where slug = 'coordenador-ubs')`;
    const gone = await rowsOf<{ lotacao_id: string; profile_id: string }>(
      db(),
      sql`delete from lotacao_profile where ${coordinates} returning lotacao_id, profile_id`,
    );
    expect(gone.length).toBeGreaterThan(2);
    const { printed } = await demo({ citizens: '20', seed: '11', add: true });
    expect(printed.at(-1)).toContain('Nenhum coordenador de UBS');
    for (const { lotacao_id, profile_id } of gone) {
      await sql`insert into lotacao_profile (lotacao_id, profile_id) values (${lotacao_id}, ${profile_id})`.execute(
        db(),
      );
    }
  });

  test('encounters: about so many as are asked, so many of one adult; what is there stays', async () => {
    const { json } = await demo({ citizens: '10', seed: '12', add: true, encounters: '500' });
    expect(json).toMatchObject({ encounters: 0 });
    await sql`truncate encounter cascade`.execute(db());
    const filled = await demo({ citizens: '10', seed: '13', add: true, encounters: '3000', longest: '400' });
    expect(filled.printed.join('\n')).toContain('atendimentos finalizados');
    const found = await getRow(
      db(),
      sql<{ all: number; most: number; valid: boolean }>`select count(*) as all, max(own) as most,
          bool_and(written -> 'content' is not null) as valid
        from (select e.*, count(*) over (partition by citizen_id) as own from encounter e) e`,
    );
    expect(found.all).toBeGreaterThan(2500);
    expect(found.most).toBeGreaterThanOrEqual(400);
    expect(found.valid).toBe(true);
  });

  test('beside others only when told, and never the same people twice', async () => {
    expect(await refusal({ citizens: '10' })).toBe('inhabited');
    expect(await refusal({ citizens: '1500', seed: '7', add: true })).toBe('seed-used');
    await demo({ citizens: '20', seed: '8', add: true });
    expect(await citizens()).toBe(1560);
  });

  test('cancelled in the middle of many, it leaves nothing and takes nothing away', async () => {
    const before = [await citizens(), await indexes()];
    const stop = new AbortController();
    const cancelled = demo(
      { citizens: '30000', seed: '9', add: true },
      (line) => {
        if (line.startsWith('Construindo')) stop.abort();
      },
      stop.signal,
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect([await citizens(), await indexes()]).toEqual(before);
  });
});
