import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { exchangeBases } from '#platform/db/bases/exchange';
import { listBases } from '#platform/db/bases/list';
import { migrateDatabase } from '#platform/db/migrate';
import { readMigrations } from '#platform/db/migration-files';
import { serverOf } from '#platform/postgres/base-server';
import { onServer, withDatabase } from '#platform/testing/names';
import { tidyBases } from './tidy-bases.ts';
import { upgradeOrGoBack } from './upgrade-base.ts';

const { adminUrl } = inject('testServer');
const NOW = new Date('2026-11-21T14:03:09Z');
const LATER = new Date('2026-11-21T15:03:09Z');

/** A base that lacks the last step of this program, of an installation whose trail has heads. */
let role: string;
let url: string;
let dataDir: string;
beforeEach(async () => {
  role = `pec_upgrade_${randomBytes(5).toString('hex')}`;
  await onServer(adminUrl, `create role ${role} login password 'x' createdb`);
  await onServer(adminUrl, `create database ${role} owner ${role}`);
  url = Object.assign(new URL(withDatabase(adminUrl, role)), { username: role, password: 'x' }).href;
  await migrateDatabase(url, (await readMigrations()).slice(0, -1));
  await onServer(
    url,
    `insert into installation (id, incarnation, name, purpose, resources, link, created_at)
      values (uuid_v7(), uuid_v7(), 'UBS', 'treinamento', 'prontuario', 'http://x', now())`,
  );
  dataDir = await mkdtemp(join(tmpdir(), 'pec-upgrade-'));
  await mkdir(join(dataDir, 'audit'));
  await seal('1 of before\n');
});
afterEach(async () => {
  for (const { name } of await listBases(serverOf(url, boot()), 'before'))
    await onServer(adminUrl, `drop database "${name}" with (force)`);
  await onServer(adminUrl, `drop database ${role} with (force)`);
  await onServer(adminUrl, `drop role ${role}`);
  await rm(dataDir, { recursive: true });
});

const boot = () => ({ dataDir, databaseUrl: url });
const heads = () => readFile(join(dataDir, 'audit', 'heads.log'), 'utf8');
const seal = (text: string) => writeFile(join(dataDir, 'audit', 'heads.log'), text);
const nobody = () => undefined;
const upgrade = () =>
  upgradeOrGoBack(
    { server: serverOf(url, boot()), databaseUrl: url, dataDir, embedded: false, now: NOW, say: nobody },
    false,
  );

async function goBackKilledAfterTheNames(): Promise<void> {
  const server = serverOf(url, boot());
  const [before] = await listBases(server, 'before');
  await exchangeBases(server, before?.name ?? '', LATER);
}

test('DEP-16 who goes back and is killed once the bases have changed names finds the heads of the trail at the next start', async () => {
  expect((await upgrade()).applied).toHaveLength(1);
  expect(await heads()).toBe('1 of before\n');
  await seal('1 of before\n2 since\n');
  await tidyBases(url, boot(), nobody);
  expect(await heads()).toBe('1 of before\n2 since\n');

  await goBackKilledAfterTheNames();
  await tidyBases(url, boot(), nobody);
  expect(await heads()).toBe('1 of before\n');
  await seal('1 of before\n2 anew\n');
  await tidyBases(url, boot(), nobody);
  expect(await heads()).toBe('1 of before\n2 anew\n');
});

test('DEP-16 the same, killed once more when the heads of the newer base are gone', async () => {
  await upgrade();
  await seal('1 of before\n2 since\n');
  await goBackKilledAfterTheNames();
  await rm(join(dataDir, 'audit'), { recursive: true });
  await tidyBases(url, boot(), nobody);
  expect(await heads()).toBe('1 of before\n');
});

test('heads of a base of before go with it', async () => {
  await upgrade();
  const kept = join(dataDir, 'audit-before-upgrade');
  expect(await readdir(kept)).toHaveLength(1);
  for (const { name } of await listBases(serverOf(url, boot()), 'before'))
    await onServer(adminUrl, `drop database "${name}"`);
  await tidyBases(url, boot(), nobody);
  expect(await readdir(kept)).toEqual([]);
});

/** A process as it stands in the base; `life`: the incarnation in which it began. */
const process = (side: string, state: string, life = '(select incarnation from installation)') =>
  onServer(
    url,
    `insert into base_unification (id, side, state, unit_name, peer_installation, peer_incarnation, peer_name,
        own_incarnation, responsible, link, words, peer_key, own_key, requested_at, changed_at)
      values ('${PROCESS}', '${side}', '${state}', 'UBS VILA NOVA', uuid_v7(), uuid_v7(), 'CENTRAL',
        ${life}, 'TEREZA', 'https://central.example', 'sol lua mar rio', '\\x09',
        ${side === 'sending' ? "'\\x09'::bytea" : 'null'}, now(), now())`,
  );
const PROCESS = '01930000-0000-7000-8000-00000000abcd';

test.each([
  ['sending', 'running', /unification cancel.*programa de antes/],
  ['sending', 'deciding', /CENTRAL.*unification cancel --lost/],
  ['receiving', 'running', /UBS VILA NOVA.*unification cancel/],
  ['receiving', 'deciding', /unification confirm "UBS VILA NOVA".*unification undo/],
])(
  'ADM-T06 a base of which a unification is %s and %s stays at the program in which it began',
  async (side, state, told) => {
    await process(side, state);
    await expect(upgrade()).rejects.toThrow(told);
    expect(await listBases(serverOf(url, boot()), 'before')).toEqual([]);
    await onServer(url, `update base_unification set state = 'undone'`);
    expect((await upgrade()).applied).toHaveLength(1);
  },
);

test('ADM-T06 a centre brought back from a copy while it decides stays too: what entered can still be undone', async () => {
  await process('receiving', 'deciding', 'uuid_v7()');
  await expect(upgrade()).rejects.toThrow(/unification undo/);
});

test('one that went on in a former life keeps nobody from upgrading', async () => {
  await process('receiving', 'running', 'uuid_v7()');
  expect((await upgrade()).applied).toHaveLength(1);
});
