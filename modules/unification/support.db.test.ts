import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { modules } from '#apps/installation/modules';
import { register } from '#modules/citizens/test/desk';
import type { CommandContext } from '#platform/cli/command';
import { rowsOf, sql, type Tx } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { findProcess, insertProcess, type ProcessRow } from './server/process/process-queries.ts';
import { type Base, enter, openPair, PEOPLE, until } from './test/pair.ts';

const TIME = 180_000;

const supportCommand = modules
  .flatMap(({ commands = [] }) => commands)
  .find(({ name }) => name === 'unification support');

/** Everything by which somebody could be known in a base. */
async function personal({ installation }: Base): Promise<string[]> {
  const found = await rowsOf<{ told: string | null }>(
    installation.platform.db,
    sql`select unnest(array[name, mother_name, cpf, phone_mobile]) as told from citizen
      union select number from citizen_document
      union select unnest(array[name, cpf, cns]) from professional
      union select name from unit union select name from installation`,
  );
  return found.flatMap(({ told }) => (told === null || told.trim() === '' ? [] : [told]));
}

test('the package of a unification that failed tells states, errors and counts, and nobody’s name, CPF or CNS', {
  timeout: TIME,
}, async () => {
  const pair = await openPair();
  onTestFinished(() => pair.close());
  for (const base of [pair.unit, pair.centre])
    for (let n = 0; n < PEOPLE; n++) await register(base.reception);
  const process = await enter(pair);
  await sql`update unit set name = 'MUDOU TARDE'`.execute(pair.unit.installation.platform.db);
  await sql`update base_unification set changed_at = now() - interval '1 hour'`.execute(
    pair.unit.installation.platform.db,
  );
  await until(pair.unit, process.id, ({ state }) => state === 'undone');
  for (const base of [pair.unit, pair.centre]) {
    const { db, boot } = base.installation.platform;
    const [someone = ''] = await personal(base);
    const telling = {
      table: 'citizen',
      kind: 'Cidadãos',
      called: someone,
      outcome: 'quarantined',
      reason: `O CNS 898 0012 3456 7890 é de outra pessoa.`,
    };
    await sql`update base_unification set
        problem = ${`Parou: TEREZA COUTO, CPF 529.982.247-25, em ${pair.centre.name}, ${pair.link.url}. A base de UBS DA OUTRA está sendo unificada.`},
        report = jsonb_set(report, '{telling}', ${JSON.stringify([telling])}::jsonb) || ${JSON.stringify({ written: someone })}::jsonb`.execute(
      db,
    );
    const former = await insertProcess(db as Tx, {
      ...((await findProcess(db, process.id)) as ProcessRow),
      id: randomUUID(),
      unitName: 'UBS DA OUTRA',
      at: new Date('2026-01-01T00:00:00Z'),
    });
    expect(former).toBe(true);
    await sql`update base_unification set state = 'cancelled' where id <> ${process.id}`.execute(db);
    await mkdir(join(boot.dataDir, 'logs'), { recursive: true });
    const line = {
      at: '2026-11-22T02:00:00Z',
      level: 'warn',
      event: 'job-failed',
      kind: 'unification.send',
      error: 'Unreachable',
      detail: someone,
      place: 'at file:///home/TEREZA/pec/modules/unification/server/act.js:1:2',
    };
    await writeFile(
      join(boot.dataDir, 'logs', 'pec.log'),
      `{"half\n${JSON.stringify(line)}\n{"event":"started"}\n`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'pec-support-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const base of [pair.unit, pair.centre]) {
    const file = join(folder, `${base.name}.json`);
    await supportCommand?.run({
      options: { to: file },
      positionals: [],
      cwd: '/',
      platform: base.installation.platform,
      print: () => undefined,
    } as unknown as CommandContext<Platform>);
    const text = await readFile(file, 'utf8');
    const people = await personal(base);
    expect(people.length).toBeGreaterThan(PEOPLE);
    const within = people.filter((one) => text.toUpperCase().includes(one.toUpperCase()));
    expect(within).toEqual([]);
    expect(text).not.toMatch(/TEREZA|529\.982|898 0012|127\.0\.0\.1/i);
    const words = await rowsOf<{ words: string }>(
      base.installation.platform.db,
      sql`select words from base_unification`,
    );
    for (const one of words) expect(text).not.toContain(one.words);
    const told = JSON.parse(text);
    expect(told).toMatchObject({
      program: { version: base.installation.platform.version },
      process: {
        id: process.id,
        state: 'undone',
        sameLife: true,
        problem: 'Parou: …, CPF …, em …, …. A base de … está sendo unificada.',
      },
      report: { telling: { 'citizen quarantined: O CNS … é de outra pessoa.': 1 }, units: 1 },
      log: [
        {
          event: 'job-failed',
          kind: 'unification.send',
          error: 'Unreachable',
          place: 'modules/unification/server/act.js:1:2',
        },
      ],
    });
    expect(told.report.tables.length).toBeGreaterThan(5);
    expect(told.jobs.length).toBeGreaterThan(0);
    expect(told.events.map(({ type }: { type: string }) => type)).toContain('unification.undone');
    const answer = await base.installer.call<object>(
      'GET',
      `/unification/requests/${process.id}/support.json`,
    );
    expect([answer.status, Object.keys(answer.body)]).toEqual([200, Object.keys(told)]);
  }
});
