import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { recoveryKeyOf } from '#modules/backup/server/file/recovery-key';
import type { SessionView } from '#ui/light';
import { ensurePostgres15, startPostgres15 } from '../scripts/lib/postgres15.mjs';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { newFolder } from './support/folders.ts';
import { INSTALLER, type Installation, PASSWORD, RESPONSIBLE, startAgain } from './support/installation.ts';
import { startPrepared } from './support/prepared.ts';
import type { Answer } from './support/command.ts';
import { jsonOf, pec, releaseEverything } from './support/program.ts';

/** Several installations start and stop in each. */
afterAll(releaseEverything);

/** An installation of production with a network, its copy and the key of its sheet. */
async function copied() {
  const one = await startPrepared('network');
  await query(one.dataDir, `update installation set purpose = 'producao'`);
  const file = join(newFolder(), 'cópia de hoje.pecbackup');
  expect(said(await one.pec(['backup', 'create', '--to', file]))).toBe(0);
  return { one, file, words: (await recoveryKeyOf(one.dataDir)).words };
}

/** The exit code; with what the command said, where it is not the one that is wanted. */
const said = ({ code, stderr }: Answer, wanted = 0) => (code === wanted ? code : `${code}: ${stderr}`);

const TABLES = [
  'professional',
  'unit',
  'team',
  'lotacao',
  'municipality',
  'administrative_access',
  'profile',
  'cnes_import',
];
async function countsOf(dataDir: string): Promise<unknown> {
  const counts = TABLES.map((table) => `(select count(*) from ${table}) as ${table}`);
  return query(dataDir, `select ${counts.join(', ')}`);
}

const sessionOf = async (url: string): Promise<SessionView> =>
  (await fetch(`${url}/api/session`)).json() as Promise<SessionView>;

const incarnationOf = async (dataDir: string) =>
  (await query<{ incarnation: string }>(dataDir, 'select incarnation::text from installation'))[0]
    ?.incarnation;

const elsewhere = () => join(newFolder(), 'data');

describe('DEP-15 CIT-24 a copy is restored by command', () => {
  it('on a clean machine, with the key of the sheet: same rows, logins work, the trail is whole, nothing is sent', async () => {
    const { one, file, words } = await copied();
    const dataDir = elsewhere();
    const wrong = await pec(dataDir, ['backup', 'restore', file, '--key-stdin'], { stdin: 'ABCDE-12345' });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('não confere')]);
    const restored = await pec(dataDir, ['backup', 'restore', file, '--key-stdin'], { stdin: words });
    expect(said(restored)).toBe(0);
    expect(restored.stderr).toContain('100 % das linhas');

    const there = await startAgain({ dataDir });
    expect(await countsOf(dataDir)).toEqual(await countsOf(one.dataDir));
    await new Client(there.url).signIn(RESPONSIBLE.cpf, PASSWORD);
    expect(said(await there.pec(['audit', 'verify']))).toBe(0);
    expect(await incarnationOf(dataDir)).not.toBe(await incarnationOf(one.dataDir));
    // REL-06: every page says that it waits, until somebody confirms it.
    expect((await sessionOf(there.url)).installation.unconfirmed).toBe(true);
    expect(said(await there.pec(['installation', 'confirm']))).toBe(0);
    expect((await sessionOf(there.url)).installation.unconfirmed).toBe(false);
    expect((await sessionOf(one.url)).installation.unconfirmed).toBe(false);
  });

  it('over an installation in use, which closes by itself for a moment; what was there can come back', async () => {
    const { one, file } = await copied();
    const typed = `update unit set name = 'DEPOIS DA COPIA' returning id`;
    expect((await query(one.dataDir, typed)).length).toBeGreaterThan(0);
    const after = `select count(*)::int as units from unit where name = 'DEPOIS DA COPIA'`;
    const [{ units } = { units: 0 }] = await query<{ units: number }>(one.dataDir, after);

    const restored = await one.pec(['backup', 'restore', file]);
    expect(said(restored)).toBe(0);
    expect(restored.stdout).toContain('nos últimos 15 minutos');
    expect(await query(one.dataDir, after)).toEqual([{ units: 0 }]);
    expect((await one.status()).state).toBe('running');
    await new Client(one.url).signIn(INSTALLER.cpf, PASSWORD);
    expect(said(await one.pec(['audit', 'verify']))).toBe(0);

    expect(said(await one.pec(['backup', 'undo-restore']))).toBe(0);
    expect(await query(one.dataDir, after)).toEqual([{ units }]);
    expect((await sessionOf(one.url)).installation.unconfirmed).toBe(false);
    expect(said(await one.pec(['audit', 'verify']))).toBe(0);
  });

  it('as a clone for tests: it says so on every page, is never confirmed, and takes no place of a production', async () => {
    const { one, file, words } = await copied();
    const refused = await one.pec(['clone', '--homologacao', file]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('produção')]);
    const dataDir = elsewhere();
    const asked = ['clone', '--homologacao', file, '--key-stdin', '--json'];
    const cloned = await pec(dataDir, asked, { stdin: words });
    expect(said(cloned)).toBe(0);
    expect(jsonOf(cloned)).toMatchObject({ status: 'cloned' });
    const there = await startAgain({ dataDir });
    expect((await sessionOf(there.url)).installation).toMatchObject({
      purpose: 'homologacao',
      unconfirmed: false,
    });
    const confirmed = await there.pec(['installation', 'confirm']);
    expect([confirmed.code, confirmed.stderr]).toEqual([2, expect.stringContaining('nunca transmite')]);
  });
});

it('REL-06 a copied data folder wakes unconfirmed, as another life; its original goes on as it was', async () => {
  const one = await startPrepared('municipality');
  await query(one.dataDir, `update installation set purpose = 'producao'`);
  const incarnation = await incarnationOf(one.dataDir);
  await one.stop();
  const dataDir = elsewhere();
  execFileSync('cp', ['-a', one.dataDir, dataDir]);
  const [copy, original] = [await startAgain({ dataDir }), await startAgain(one)];
  const stateOf = async ({ url }: Installation) => (await sessionOf(url)).installation.unconfirmed;
  expect([await stateOf(copy), await stateOf(original)]).toEqual([true, false]);
  expect(await incarnationOf(dataDir)).not.toBe(incarnation);
  expect(await incarnationOf(one.dataDir)).toBe(incarnation);
  await copy.stop();
  const again = await startAgain({ dataDir });
  expect(await stateOf(again)).toBe(true);
});

describe.skipIf(!(await ensurePostgres15()))(
  'DEP-15 a copy goes from the embedded server to PostgreSQL 15 and back',
  () => {
    it('with the same rows, whole trail and logins', async () => {
      const { one, file, words } = await copied();
      const counts = await countsOf(one.dataDir);
      const server = await startPostgres15();
      onTestFinished(() => server.stop());
      await onServer(server.url, `create role pec login createdb password 'x'`);
      await onServer(server.url, `create database pec owner pec encoding 'UTF8' template template0`);
      const url = new URL(server.url);
      Object.assign(url, { username: 'pec', password: 'x', pathname: '/pec' });
      const env = { DATABASE_URL: url.href };
      const [there, back] = [elsewhere(), elsewhere()];

      expect(said(await pec(there, ['backup', 'restore', file, '--key-stdin'], { stdin: words, env }))).toBe(
        0,
      );
      const fifteen = await startAgain({ dataDir: there }, env);
      expect(await countsOf(there)).toEqual(counts);
      expect(said(await fifteen.pec(['audit', 'verify']))).toBe(0);
      const second = join(newFolder(), 'volta.pecbackup');
      expect(said(await fifteen.pec(['backup', 'create', '--to', second]))).toBe(0);
      await fifteen.stop();

      expect(said(await pec(back, ['backup', 'restore', second, '--key-stdin'], { stdin: words }))).toBe(0);
      expect(existsSync(join(back, 'postgres'))).toBe(true);
      const home = await startAgain({ dataDir: back });
      expect(await countsOf(back)).toEqual(counts);
      expect(said(await home.pec(['audit', 'verify']))).toBe(0);
    });
  },
);

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
