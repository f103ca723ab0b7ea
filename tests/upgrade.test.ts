import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import type { Answer } from './support/command.ts';
import { INSTALLER, type Installation, PASSWORD, startAgain } from './support/installation.ts';
import { nextProgram } from './support/next-program.ts';
import { startPrepared } from './support/prepared.ts';
import { jsonOf, pec, releaseEverything } from './support/program.ts';
import { until } from './support/until.ts';

afterAll(releaseEverything);

const GOOD = { '209901010000_beyond': 'create table beyond (id int primary key);' };
const BAD = {
  '209901010000_beyond': 'create table beyond (id int primary key);',
  '209901010001_broken': 'select 1 / 0;',
};
const SLOW = { '209901010000_beyond': 'create table beyond (id int primary key); select pg_sleep(60);' };
/** Passes on a base made of a copy, and fails where this function is. */
const LATE = {
  '209901010000_beyond': `create table beyond (id int primary key);
    do $$ begin if to_regproc('public.fails_here') is not null then raise exception 'falha só aqui'; end if; end $$;`,
};

const said = ({ code, stderr }: Answer, wanted = 0) => (code === wanted ? code : `${code}: ${stderr}`);

/** Rows that must be the same, whatever became of the upgrade. */
const rowsOf = ({ dataDir }: Installation) =>
  query(
    dataDir,
    `select (select count(*) from professional)::int as people, (select count(*) from unit)::int as units`,
  );
const hasBeyond = async ({ dataDir }: Installation) =>
  (await query<{ there: boolean }>(dataDir, `select to_regclass('beyond') is not null as there`))[0]?.there;
const basesBeside = async ({ dataDir }: Installation) =>
  (
    await query<{ name: string }>(
      dataDir,
      `select datname as name from pg_database where datname like 'pec\\_%' order by 1`,
    )
  ).map(({ name }) => name.replace(/\d+$/, ''));

it('DEP-16 CIT-24 an upgrade is rehearsed on a copy, done beside the base, and can be taken back', async () => {
  const one = await startPrepared('network');
  const rows = await rowsOf(one);
  const next = nextProgram('good', GOOD);
  const checked = await one.pec(['upgrade', next, '--check', '--json']);
  expect(said(checked)).toBe(0);
  expect(jsonOf(checked)).toMatchObject({ status: 'checked', steps: 1, to: '0.2.0' });
  expect(await hasBeyond(one)).toBe(false);
  expect(await basesBeside(one)).toEqual([]);

  const upgraded = await one.pec(['upgrade', next]);
  expect(said(upgraded)).toBe(0);
  expect(upgraded.stdout).toContain('Atualizada: PEC Aberto 0.2.0');
  // Without it the program of another folder would begin an empty installation of its own.
  expect(upgraded.stdout).toContain(`PEC_DATA_DIR="${one.dataDir}" npm start`);
  expect((await one.status()).version).toBe('0.2.0');
  expect([await hasBeyond(one), await rowsOf(one)]).toEqual([true, rows]);
  expect(await basesBeside(one)).toEqual(['pec_antes_']);
  expect(said(await one.pec(['audit', 'verify']))).toBe(0);
  expect(said(await one.pec(['stop']))).toBe(0);

  const refused = await pec(one.dataDir, ['start', '--detach']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/mais nova que este programa.*--before-upgrade/s);
  const back = await startAgain({ dataDir: one.dataDir }, {}, ['--before-upgrade']);
  expect([await hasBeyond(back), await rowsOf(back)]).toEqual([false, rows]);
  await new Client(back.url).signIn(INSTALLER.cpf, PASSWORD);
  expect(said(await back.pec(['audit', 'verify']))).toBe(0);
});

it('DEP-16 what fails in the rehearsal changes nothing; what fails after it brings program and base back', async () => {
  const one = await startPrepared('municipality');
  const rows = await rowsOf(one);
  const broken = await one.pec(['upgrade', nextProgram('bad', BAD)]);
  expect(broken.code).not.toBe(0);
  expect(broken.stderr).toMatch(/209901010001_broken/);
  expect((await one.status()).state).toBe('running');
  expect(await basesBeside(one)).toEqual([]);

  await query(one.dataDir, `create function public.fails_here() returns int language sql as 'select 1'`);
  const failed = await one.pec(['upgrade', nextProgram('late', LATE)]);
  expect([failed.code, failed.stderr]).toEqual([1, expect.stringMatching(/estão de volta.*falha só aqui/s)]);
  expect(await one.status()).toMatchObject({ state: 'running', version: '0.1.0' });
  expect([await hasBeyond(one), await rowsOf(one), await basesBeside(one)]).toEqual([false, rows, []]);
});

it('DEP-16 killed in the middle of its migrations, the former program starts on its own base', async () => {
  const one = await startPrepared('municipality');
  const rows = await rowsOf(one);
  await one.stop();
  const next = nextProgram('slow', SLOW);
  const env = { ...process.env, PEC_DATA_DIR: one.dataDir, PEC_PORT: '0', PEC_HOST: '127.0.0.1' };
  const starting = spawn(process.execPath, [join(next, 'build/program/cli.js'), 'start'], {
    env,
    stdio: 'pipe',
  });
  let told = '';
  starting.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  await until('the upgrade to be under way', () => told.includes('Atualizando a base'));
  starting.kill('SIGKILL');
  await new Promise((resolve) => starting.once('close', resolve));
  const back = await startAgain({ dataDir: one.dataDir });
  expect([await hasBeyond(back), await rowsOf(back)]).toEqual([false, rows]);
  expect(await basesBeside(back)).toEqual([]);
});

it('ADM-T06 while a base waits to be confirmed or undone the program stays the one that it is', async () => {
  const one = await startPrepared('municipality');
  const next = nextProgram('waits', GOOD);
  await query(
    one.dataDir,
    `insert into base_unification (id, side, state, unit_name, peer_installation, peer_incarnation, peer_name, own_incarnation,
        responsible, link, words, peer_key, requested_at, changed_at)
      select uuid_v7(), 'receiving', 'running', 'UBS VILA NOVA', uuid_v7(), uuid_v7(), 'UBS VILA NOVA', incarnation,
        'TEREZA', 'https://central.example', 'sol lua mar rio', '\\x09', now(), now() from installation`,
  );
  for (const options of [['--check'], []]) {
    const refused = await one.pec(['upgrade', next, ...options]);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/UBS VILA NOVA.*unification cancel/),
    ]);
  }
  expect(await one.status()).toMatchObject({ state: 'running', version: '0.1.0' });
  expect(await basesBeside(one)).toEqual([]);
  // Started by hand it says the same, and the program of before goes on with the base.
  await one.stop();
  const started = await pec(one.dataDir, ['start', '--detach'], { root: next });
  expect([started.code, started.stderr]).toEqual([1, expect.stringMatching(/inicie o programa de antes/)]);
  const back = await startAgain({ dataDir: one.dataDir });
  expect([await hasBeyond(back), await basesBeside(back)]).toEqual([false, []]);
  await query(back.dataDir, `update base_unification set state = 'cancelled'`);
  expect(said(await back.pec(['upgrade', next, '--check']))).toBe(0);
});
