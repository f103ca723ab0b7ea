import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { allTables } from '#apps/installation/modules';
import { copyOut } from '#platform/db/copy-out';
import { connectClient, getRow, rowsOf, sql } from '#platform/db/database';
import { masterKeyPath } from '#platform/settings/secret-box';
import { type Desk, openDesk } from '#modules/citizens/test/desk';
import { runPec } from './test/commands.ts';
import { folderForCopies } from './test/files.ts';
import { openCopy, type OpenCopy } from './server/file/reader.ts';
import { recoveryKeyOf } from './server/file/recovery-key.ts';

let desk: Desk;
let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await folderForCopies());
  desk = await openDesk();
  const { db } = desk.installation.platform;
  // Rows with all signs that a text has, in a table with a partition for each month.
  await sql`insert into audit_event (id, at, type, actor_kind, details, epoch, xid)
    select uuid_v7(), now(), 'test.event', 'system',
      jsonb_build_object('n', n, 'text', E'tab\\there\\nline\\r \\\\N ção 😀'), 0, pg_current_xact_id()
    from generate_series(1, 30000) n`.execute(db);
}, 120_000);
afterAll(async () => {
  await desk.close();
  await remove();
});

const pec = (...args: string[]) => runPec(desk.installation, args, { cwd: folder });
let made = 0;
/** A copy with a name of its own. */
async function copy(): Promise<string> {
  const name = `cópia ${made++}.pecbackup`;
  const { exit, json, err } = await pec('backup', 'create', '--to', name);
  expect([exit, json['status'], err]).toEqual([0, 'made', err]);
  return join(folder, name);
}
const keyOf = async () => (await recoveryKeyOf(desk.installation.platform.boot.dataDir)).key;

async function textOf(open: OpenCopy, name: string): Promise<string> {
  const table = open.manifest.tables.find((one) => one.name === name);
  const texts = [];
  for (const chunk of table?.chunks ?? []) texts.push((await open.readChunk(chunk)).toString());
  return texts.join('');
}

describe('a copy of an installation', () => {
  test('DEP-15 has every row of every table that is declared, as the server writes it', async () => {
    const path = await copy();
    const open = await openCopy(path, await keyOf());
    onTestFinished(() => open.close());
    const declared = allTables.filter(({ backup }) => backup).map(({ name }) => name);
    expect(open.manifest.tables.map(({ name }) => name)).toEqual(declared);
    const client = await connectClient(desk.installation.platform.databaseUrl, 'pec-test');
    onTestFinished(() => client.end());
    // What the copy itself writes to the trail comes after it.
    for (const { name, columns, rows } of open.manifest.tables) {
      if (['audit_event', 'audit_block', 'setting'].includes(name)) continue;
      const text = [];
      for await (const piece of copyOut(
        client,
        `select ${columns.map((one) => `"${one}"`).join(',')} from ${name}`,
        1e6,
      ))
        text.push(piece.text.toString());
      expect([name, await textOf(open, name)]).toEqual([name, text.join('')]);
      expect([name, rows]).toEqual([name, text.join('').split('\n').length - 1]);
    }
    const events = open.manifest.tables.find(({ name }) => name === 'audit_event');
    expect(events?.rows).toBeGreaterThanOrEqual(30_000);
    expect(events?.chunks.length).toBeGreaterThan(1);
    expect(events?.chunks.reduce((sum, chunk) => sum + chunk.rows, 0)).toBe(events?.rows);
  });

  test('names no generated column, and tells keys, migrations, sequences and the server', async () => {
    const path = await copy();
    const open = await openCopy(path, await keyOf());
    onTestFinished(() => open.close());
    const { db } = desk.installation.platform;
    const generated = await rowsOf<{ name: string; column: string }>(
      db,
      sql`select c.relname as name, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
        where a.attgenerated <> '' and c.relnamespace = 'public'::regnamespace`,
    );
    expect(generated.length).toBeGreaterThan(0);
    const { manifest, head } = open;
    for (const { name, column } of generated)
      expect(manifest.tables.find((table) => table.name === name)?.columns ?? []).not.toContain(column);
    const [professional] = manifest.tables.find(({ name }) => name === 'professional')?.chunks ?? [];
    expect(professional?.first).toMatch(/^[0-9a-f-]{36}$/);
    expect(manifest.migrations.length).toBeGreaterThan(10);
    expect(manifest.sequences.map(({ name }) => name)).toContain('changelog_seq_seq');
    expect(manifest.server).toMatchObject({ encoding: 'UTF8', version: expect.any(String) as string });
    const { id, incarnation } = await getRow<{ id: string; incarnation: string }>(
      db,
      sql`select id, incarnation from installation`,
    );
    expect(head).toMatchObject({ installation: { id, incarnation, name: 'SERRA CLARA' }, program: '0.1.0' });
  });

  test('brings along the master key, and the heads and keys of the trail', async () => {
    const { dataDir } = desk.installation.platform.boot;
    await mkdir(join(dataDir, 'audit'), { recursive: true });
    const heads = `1 ${'a'.repeat(64)} 2026-11-21T12:00:00.000Z\n`;
    writeFileSync(join(dataDir, 'audit', 'heads.log'), heads);
    const open = await openCopy(await copy(), await keyOf());
    onTestFinished(() => open.close());
    const bytesOf = async (path: string) => {
      const file = open.manifest.files.find((one) => one.path === path);
      return Buffer.concat(await Promise.all((file?.chunks ?? []).map((chunk) => open.readChunk(chunk))));
    };
    expect(await bytesOf('secrets/master.key')).toEqual(readFileSync(masterKeyPath(dataDir)));
    expect((await bytesOf('audit/heads.log')).toString()).toBe(heads);
  });

  test('is of one moment: what is written meanwhile is in it whole or not at all', async () => {
    const { db } = desk.installation.platform;
    let going = true;
    const writing = (async () => {
      while (going) {
        await db.transaction().execute(async (tx) => {
          await sql`insert into stored_file (id, name, size, sha256, created_at) values (uuid_v7(), 'par', 1, '', now())`.execute(
            tx,
          );
          await sql`insert into setting (key, scope_id, value, updated_at) values ('par.' || uuid_v7(), uuid_v7(), '1', now())`.execute(
            tx,
          );
        });
      }
    })();
    const path = await copy();
    going = false;
    await writing;
    const open = await openCopy(path, await keyOf());
    onTestFinished(() => open.close());
    const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;
    const files = count(await textOf(open, 'stored_file'), /\tpar\t/g);
    expect(files).toBeGreaterThan(0);
    expect(count(await textOf(open, 'setting'), /^par\./gm)).toBe(files);
  });

  test('two at once: the second is refused with a sentence, and leaves nothing', async () => {
    const [one, two] = await Promise.all([
      pec('backup', 'create', '--to', 'um.pecbackup'),
      pec('backup', 'create', '--to', 'dois.pecbackup'),
    ]);
    const refused = [one, two].find(({ exit }) => exit === 2);
    expect([one.exit, two.exit].toSorted((a, b) => a - b)).toEqual([0, 2]);
    expect(refused?.json).toMatchObject({ status: 'refused', error: { code: 'copy-running' } });
    expect(readdirSync(folder).filter((name) => /^(um|dois)/.test(name))).toHaveLength(1);
  });

  test('one that is interrupted leaves nothing, in the folder and in the list', async () => {
    const stop = new AbortController();
    const before = readdirSync(folder);
    const going = runPec(desk.installation, ['backup', 'create', '--to', 'parada.pecbackup'], {
      cwd: folder,
      signal: stop.signal,
    });
    await expect.poll(() => readdirSync(folder).length).toBeGreaterThan(before.length);
    stop.abort();
    expect((await going).exit).toBe(1);
    expect(readdirSync(folder)).toEqual(before);
    const { json } = await pec('backup', 'list');
    expect(JSON.stringify(json)).not.toContain('parada');
  });

  test('into a folder it gets a name that says whose and when; where nothing can be written, a sentence', async () => {
    const { json } = await pec('backup', 'create', '--to', '.');
    expect(String(json['file'])).toMatch(/serra-clara-\d{4}-\d\d-\d\d-\d{6}\.pecbackup$/);
    expect(await pec('backup', 'create', '--to', 'disco que não há/c.pecbackup')).toMatchObject({
      exit: 2,
      json: { error: { code: 'copy-no-place' } },
    });
    const there = await pec('backup', 'create', '--to', String(json['file']));
    expect(there).toMatchObject({ exit: 2, json: { error: { code: 'copy-exists' } } });
    const { json: listed } = await pec('backup', 'list');
    const states = (listed['copies'] as Array<{ state: string; fault: string | null }>).map(
      ({ state }) => state,
    );
    expect(states[0]).toBe('failed');
    expect(states[1]).toBe('verified');
  });
});

describe('pec backup verify', () => {
  test('DEP-15 a copy is read from end to end without an installation, with its own key or one that is typed', async () => {
    const path = await copy();
    const { words } = await recoveryKeyOf(desk.installation.platform.boot.dataDir);
    const own = await pec('backup', 'verify', path);
    expect(own).toMatchObject({ exit: 0, json: { status: 'verified', files: expect.any(Number) as number } });
    const typed = await runPec(desk.installation, ['backup', 'verify', path, '--key-stdin'], {
      stdin: `${words.toLowerCase()}\n`,
    });
    expect(typed.json).toEqual(own.json);
    const rows = (own.json['tables'] as Array<{ rows: number }>).reduce((sum, table) => sum + table.rows, 0);
    expect(own.json['rows']).toBe(rows);
  });

  test('a key with a slip, one of another sheet, and a file that was altered or cut: exit 2 and why', async () => {
    const path = await copy();
    const bytes = await readFile(path);
    const verify = (file: string, stdin?: string) =>
      runPec(desk.installation, ['backup', 'verify', file, ...(stdin === undefined ? [] : ['--key-stdin'])], {
        ...(stdin === undefined ? {} : { stdin }),
        cwd: folder,
      });
    const code = ({ exit, json }: { exit: number; json: Record<string, unknown> }) => [
      exit,
      (json['error'] as { code: string }).code,
    ];
    expect(code(await verify(path, 'AAAAA-AAAAA'))).toEqual([2, 'recovery-key-wrong']);
    const { platform } = desk.installation;
    const elsewhere = { ...platform, boot: { ...platform.boot, dataDir: join(folder, 'nenhuma') } };
    const keyless = await runPec({ ...desk.installation, platform: elsewhere }, ['backup', 'verify', path]);
    expect(code(keyless)).toEqual([2, 'recovery-key-needed']);
    const other = join(folder, 'outra');
    await mkdir(join(other, 'secrets'), { recursive: true });
    writeFileSync(masterKeyPath(other), Buffer.alloc(32, 9).toString('base64'));
    const { words } = await recoveryKeyOf(other);
    expect(code(await verify(path, words))).toEqual([2, 'copy-other-key']);
    await copyFile(path, join(folder, 'cortada.pecbackup'));
    writeFileSync(join(folder, 'cortada.pecbackup'), bytes.subarray(0, bytes.length - 5000));
    expect(code(await verify('cortada.pecbackup'))).toEqual([2, 'copy-cut']);
    const half = Math.floor(bytes.length / 2);
    bytes[half] = (bytes[half] ?? 0) ^ 255;
    writeFileSync(join(folder, 'alterada.pecbackup'), bytes);
    expect(code(await verify('alterada.pecbackup'))).toEqual([2, 'copy-altered']);
  });
});

describe('pec backup sheet', () => {
  test('writes a PDF with the key, and the trail tells of it', async () => {
    const { exit, json } = await pec('backup', 'sheet', '--to', 'folha.pdf');
    expect(exit).toBe(0);
    const pdf = readFileSync(join(folder, 'folha.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const event = await getRow<{ details: { key: string } }>(
      desk.installation.platform.db,
      sql`select details from audit_event where type = 'backup.sheet-printed' order by at desc limit 1`,
    );
    expect(event.details.key).toBe(json['keyId']);
  });
});
