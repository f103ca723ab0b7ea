import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPlatform, type OwnedPlatform } from '#apps/installation/platform';
import { readBootSettings } from '#platform/config/boot';
import { getRow, sql } from '#platform/db/database';
import { createLogger } from '#platform/log/logger';
import { createTestDatabase, type TestDatabase } from '#platform/testing/database';
import { auditRead } from '#platform/audit/read';
import { runUseCase } from '#platform/usecase/run';
import { headsPath } from './heads.ts';
import { sealAll } from './seal.ts';
import { verifyChain } from './verify.ts';

/**
 * What somebody may try who holds the base, as the owner of its tables, beside the running program: each is done by hand
 * on a base of its own, and found by verification.
 */
const ANA = '019aa000-0000-7000-8000-00000000000a';
const BIA = '019aa000-0000-7000-8000-00000000000b';
let database: TestDatabase;
let folder: string;
let dataDir: string;
let platform: OwnedPlatform;

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'pec-audit-'));
  dataDir = join(folder, 'data');
  platform = await start();
  await sql`insert into professional (id, cpf, name, origin, created_at, updated_at) values
    (${ANA}, '52998224725', 'ANA', 'manual', now(), now()),
    (${BIA}, '11144477735', 'BIA', 'manual', now(), now())`.execute(platform.db);
  for (const person of [ANA, BIA, ANA, BIA]) await act(person);
  await sealAll(platform, 2);
});
afterEach(async () => {
  await platform.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The program, started on the base and the folder. */
function start(): Promise<OwnedPlatform> {
  const boot = readBootSettings({ PEC_DATA_DIR: dataDir, DATABASE_URL: database.url });
  return createPlatform(database.url, boot, {
    process: 'test',
    makeKey: true,
    pool: 3,
    log: createLogger('test', 'error'),
  });
}

const by = (professionalId: string) => ({ kind: 'person', professionalId, access: null }) as const;
const act = (person: string, fields?: string[]) =>
  runUseCase(platform, { actor: by(person), ip: '10.0.0.7' }, async ({ audit }) => {
    audit(
      fields
        ? { type: 'test.changed', subject: { table: 'professional', id: person }, fields }
        : { type: 'test.happened' },
    );
  });
const owner = (statement: string) => sql.raw(statement).execute(platform.db);
/** With the triggers out of the way, as for whoever owns the tables. */
async function unguarded(statement: string): Promise<void> {
  await owner('alter table audit_event disable trigger all');
  await owner(statement);
  await owner('alter table audit_event enable trigger all');
}
const verify = (heads?: string) =>
  verifyChain({ db: platform.db, secrets: platform.secrets, dataDir, heads });
const kinds = async (heads?: string) => {
  const { ok, faults } = await verify(heads);
  expect(ok).toBe(faults.length === 0);
  return faults.map((fault) => fault.kind);
};

test('nothing done, nothing found', async () => {
  expect(await kinds()).toEqual([]);
});

const FORGED = 'insert into audit_event (at, type, actor_kind, professional_id, xid) values';

test.each(['0', '9223372036854775808'])('a forged event under transaction %s', async (xid) => {
  const forged = `${FORGED} (now(), 'test.forged', 'person', '${ANA}', '${xid}')`;
  await expect(owner(forged)).rejects.toMatchObject({ code: '42501' });
  await unguarded(forged);
  expect(await kinds()).toEqual(['inserted']);
  await sealAll(platform);
  expect(await kinds()).toEqual(['inserted']);
});

test('events that the program writes do not take the transaction from a default that was altered', async () => {
  await owner("alter table audit_event alter column xid set default '0'");
  await act(ANA);
  const [block] = await sealAll(platform);
  expect(block?.rows).toBe(1);
  expect(await kinds()).toEqual(['altered-table', 'altered-table']);
  await owner('alter table audit_event alter column xid set default pg_current_xact_id()');
  expect(await kinds()).toEqual([]);
});

test('an event kept from the sealer is named while it is there, and after it was taken away', async () => {
  await owner('alter table audit_event alter column epoch set default 0');
  await act(ANA);
  await owner('alter table audit_event alter column epoch set default 1');
  await act(BIA);
  await sealAll(platform);
  expect(await kinds()).toEqual(['kept-back']);
  await unguarded('delete from audit_event where epoch = 0');
  expect(await kinds()).toEqual(['gone']);
});

test('an event taken away while the sealer was held up', async () => {
  await act(ANA);
  await unguarded(
    'delete from audit_event where id = (select id from audit_event order by xid desc limit 1)',
  );
  await act(BIA);
  await act(BIA);
  expect(await kinds()).toEqual(['gone']);
  await sealAll(platform);
  expect(await kinds()).toEqual(['gone']);
});

test('an act that failed leaves a number that nobody takes for a lost event', async () => {
  const failing = runUseCase(platform, { actor: by(ANA) }, async ({ audit, write }) => {
    audit({ type: 'test.happened' });
    write(sql`select 1 / 0`);
  });
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  const refused = auditRead(
    { platform, actor: by(ANA), ip: null, now: new Date() },
    { type: 'test.read', subject: { table: 'x', id: 'no uuid' } },
  );
  await expect(refused).rejects.toMatchObject({ code: '22P02' });
  await act(ANA);
  await act(ANA);
  await act(ANA);
  expect(await kinds()).toEqual([]);
  expect(await getRow(platform.db, sql`select max(number) > count(*) as skipped from audit_event`)).toEqual({
    skipped: true,
  });
});

test('a trigger that lets the events of one person vanish: nothing is done without them, and it is named', async () => {
  await owner(`create function hide() returns trigger language plpgsql as
      $$ begin return case when new.professional_id = '${ANA}' then null else new end; end $$;
    create trigger hide before insert on audit_event for each row execute function hide()`);
  await expect(act(ANA)).rejects.toMatchObject({ code: '23000' });
  await expect(
    auditRead({ platform, actor: by(ANA), ip: null, now: new Date() }, { type: 'test.read' }),
  ).rejects.toMatchObject({ code: '23000' });
  await act(BIA);
  expect(new Set(await kinds())).toEqual(new Set(['altered-table']));
  await owner('drop trigger hide on audit_event');
  expect(await kinds()).toEqual([]);
});

test('a trigger that takes an event away after it was counted', async () => {
  await unguarded(`create function take() returns trigger language plpgsql as
      $$ begin delete from audit_event where id = new.id; return null; end $$;
    create trigger take after insert on audit_event for each row when (new.professional_id = '${ANA}')
      execute function take()`);
  await owner('alter table audit_event disable trigger audit_event_append_only');
  await act(ANA);
  await owner('drop trigger take on audit_event');
  await owner('alter table audit_event enable trigger audit_event_append_only');
  await act(BIA);
  await act(BIA);
  expect(await kinds()).toEqual(['gone']);
});

test.each([
  ['a rule', 'create rule hide as on insert to audit_event do instead nothing'],
  ['row security', 'alter table audit_event enable row level security'],
  [
    'a guard without content',
    `create or replace function refuse_audit_change() returns trigger language plpgsql
    as $$ begin return new; end $$`,
  ],
  ['a guard that is off', 'alter table audit_block disable trigger audit_block_append_only'],
  ['a guard that is gone', 'drop trigger audit_key_no_truncate on audit_key'],
])('%s around the trail', async (_what, statement) => {
  await owner(statement);
  expect(new Set(await kinds())).toEqual(new Set(['altered-table']));
});

test('an instant changed by one microsecond, or into none', async () => {
  const one = '(select id from audit_event order by xid limit 1)';
  await unguarded(`update audit_event set at = at + interval '1 microsecond' where id = ${one}`);
  expect(await kinds()).toEqual(['changed']);
  await unguarded(`update audit_event set at = 'infinity' where id = ${one}`);
  await act(ANA);
  await sealAll(platform);
  expect(await kinds()).toEqual(['changed']);
});

test('heads.log cut to its first line, or begun anew', async () => {
  await act(ANA);
  await sealAll(platform);
  const lines = (await readFile(headsPath(dataDir), 'utf8')).trimEnd().split('\n');
  await writeFile(headsPath(dataDir), `${lines[0]}\n`);
  expect(await kinds()).toEqual(['cut-heads']);
  await act(ANA);
  await sealAll(platform);
  expect(await kinds()).toEqual(['cut-heads']);
  await rm(headsPath(dataDir));
  await act(ANA);
  await sealAll(platform);
  expect(await kinds()).toEqual(['cut-heads']);
});

test('the end cut in the base and in the folder alike shows beside a copy kept elsewhere', async () => {
  const copy = join(folder, 'copy.log');
  await writeFile(copy, await readFile(headsPath(dataDir)));
  await unguarded(`delete from audit_event where xid >= (
    select split_part(snapshot, ':', 2)::xid8 from audit_block where number = 1)`);
  await owner('alter table audit_block disable trigger all');
  await owner('delete from audit_block where number > 1');
  await owner('alter table audit_block enable trigger all');
  const [first] = (await readFile(copy, 'utf8')).split('\n');
  await writeFile(headsPath(dataDir), `${first}\n`);
  const { tip } = await verify();
  expect(`${tip?.block} ${tip?.hash}`).toBe(first?.slice(0, 66));
  expect(await kinds(copy)).toEqual(['cut-end']);
  // The program that wrote them goes on, and remembers how many they were.
  await act(ANA);
  expect(await kinds()).toEqual(['gone', 'gone']);
});

test('a lost master key', async () => {
  await act(ANA);
  await sealAll(platform);
  await rm(join(dataDir, 'secrets'), { recursive: true });
  await platform.close();
  platform = await start();
  expect(await kinds()).toContain('lost-key');
  await act(ANA);
  await sealAll(platform);
  expect(await kinds()).toContain('lost-key');
});

const swap = `update professional p set (name, cpf) = (select name, cpf from professional o where o.id <> p.id)`;
const swapped = `alter table professional drop constraint professional_cpf; ${swap};
  alter table professional add constraint professional_cpf unique (cpf)`;

test('names and CPF of two people swapped, also when more was sealed since', async () => {
  await owner(swapped);
  expect((await verify()).faults).toEqual(
    [ANA, BIA].map((what) => ({ kind: 'renamed', block: null, row: null, what })),
  );
  await act(ANA);
  await sealAll(platform);
  expect((await verify()).faults).toEqual([
    { kind: 'renamed', block: 3, row: null, what: ANA },
    { kind: 'renamed', block: null, row: null, what: BIA },
  ]);
});

test('a name that the program changed is told by its event', async () => {
  await owner(`update professional set name = 'ANA MARIA' where id = '${ANA}'`);
  await act(ANA, ['name']);
  expect(await kinds()).toEqual([]);
  await sealAll(platform);
  expect(await kinds()).toEqual([]);
  await owner(`update professional set name = 'OUTRA' where id = '${ANA}'`);
  expect(await kinds()).toEqual(['renamed']);
});

test('emptying what the chain stands on is refused', async () => {
  for (const table of ['audit_event', 'audit_block', 'audit_key', 'audit_archive', 'audit_epoch']) {
    await expect(owner(`truncate ${table}`)).rejects.toMatchObject({ code: '42501' });
  }
});
