import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCpf, maskCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import type { CommandContext } from '#platform/cli/command';
import { connectClient } from '#platform/db/database';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { commands } from './commands.ts';
import { cnesFile, IBGE, NEIGHBOUR, UBS } from './test/cnes-file.ts';
import { checksum } from './test/importing.ts';

let installation: TestInstallation;
let folder: string;

beforeAll(async () => {
  installation = await startTestInstallation();
  folder = await mkdtemp(join(tmpdir(), 'pec-cnes-'));
  await writeFile(join(folder, 'cnes.xml'), cnesFile({}));
  await writeFile(join(folder, 'older.xml'), cnesFile({ date: '2026-10-01' }));
  await writeFile(join(folder, 'next.xml'), cnesFile({ date: '2026-11-12', units: [{ cnes: UBS }] }));
  await writeFile(join(folder, 'neighbour.xml'), cnesFile({ ibge: NEIGHBOUR }));
  await writeFile(join(folder, 'text.xml'), 'nada');
});
afterAll(async () => {
  await installation.close();
  await rm(folder, { recursive: true });
});

async function run(
  name: string,
  positionals: string[],
  options: Record<string, string | boolean> = {},
  signal?: AbortSignal,
) {
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Error(`no command ${name}`);
  const lines: string[] = [];
  const context: CommandContext<Platform> = {
    options,
    positionals,
    json: true,
    cwd: folder,
    boot: installation.platform.boot,
    readSecret: () => Promise.reject(new Error('no secret expected')),
    print: (line) => lines.push(line),
    write: async (line) => lines.push(line) > 0,
    progress: () => undefined,
    platform: installation.platform,
    signal: signal ?? new AbortController().signal,
  };
  const result = await command.run(context);
  return { ...result, json: result.json as Record<string, unknown>, text: lines.join('\n') };
}

test('a municipality is added and listed', async () => {
  const options = { ibge: IBGE, 'responsible-cpf': generateCpf(5), 'responsible-name': 'Ana Lima Souza' };
  const added = await run('municipality add', [], options);
  expect(added).toMatchObject({ exit: 0, json: { status: 'added', municipality: { ibge: IBGE } } });
  await expect(run('municipality add', [], options)).rejects.toThrowError(Problem);
  const listed = await run('municipality list', []);
  const cpf = maskCpf(generateCpf(5));
  expect(listed.json).toMatchObject({ municipalities: [{ enabled: true, professional: { cpf } }] });
  expect(listed.text).toBe(`${IBGE}  Florianópolis/SC  ${cpf}  ANA LIMA SOUZA (habilitado)`);
});

test('the preview, the import and the same again', async () => {
  const before = await checksum(installation);
  const preview = await run('cnes import', ['cnes.xml'], { preview: true });
  expect(preview).toMatchObject({ exit: 0, json: { status: 'preview', lotacoes: { added: 1 } } });
  expect(await checksum(installation)).toBe(before);
  const imported = await run('cnes import', ['cnes.xml']);
  expect(imported.exit).toBe(0);
  const one = { added: 1, updated: 0, inactivated: 0, unchanged: 0 };
  expect(imported.json).toEqual({
    status: 'imported',
    file: 'cnes.xml',
    municipality: IBGE,
    date: '2026-11-02',
    units: one,
    teams: one,
    professionals: one,
    lotacoes: one,
    inconsistencies: [],
  });
  const again = await run('cnes import', ['cnes.xml'], { municipality: IBGE });
  expect(again).toMatchObject({ exit: 0, json: { status: 'unchanged' } });
  expect(again.text).toContain('Nada foi alterado');
});

test('row faults are all in the answer and the rest enters', async () => {
  const imported = await run('cnes import', ['next.xml']);
  expect(imported.exit).toBe(0);
  expect(imported.json).toMatchObject({
    status: 'imported',
    inconsistencies: [{ code: 'lotacao-team-unknown', row: 1, key: '0000000101', section: 'lotacoes' }],
  });
});

test.each([
  ['an older file', 'older.xml', {}, 'older-file'],
  ['another municipality', 'neighbour.xml', { municipality: IBGE }, 'municipality-mismatch'],
  ['a municipality that is not here', 'neighbour.xml', {}, 'municipality-not-registered'],
  ['a code that is not here', 'cnes.xml', { municipality: '3550308' }, 'municipality-not-registered'],
  ['no CNES file', 'text.xml', {}, 'not-zip-nor-xml'],
  ['no such file', 'absent.xml', {}, 'unreadable'],
  ['no such file of a municipality', 'absent.xml', { municipality: IBGE }, 'unreadable'],
  ['a folder', '.', { municipality: IBGE }, 'unreadable'],
  ['no such file, in a folder', 'cargas/novembro/absent.xml', {}, 'unreadable'],
])('refused: %s', async (_, file, options, code) => {
  const before = await checksum(installation);
  const refused = await run('cnes import', [file], options);
  expect(refused).toMatchObject({ exit: 2, json: { status: 'refused', file, error: { code } } });
  expect(refused.text).toContain(`${file}: `);
  expect(refused.json['lotacoes']).toEqual({ added: 0, updated: 0, inactivated: 0, unchanged: 0 });
  expect(await checksum(installation)).toBe(before);
});

test('an older file is imported when told', async () => {
  const imported = await run('cnes import', ['older.xml'], { 'allow-older': true });
  expect(imported).toMatchObject({ exit: 0, json: { status: 'imported', date: '2026-10-01' } });
});

test('Ctrl-C cancels the import', async () => {
  const before = await checksum(installation);
  // The import stands still after reading its file while somebody holds this lock (server/cnes/lock.ts).
  const holder = await connectClient(installation.platform.databaseUrl, 'test-holder');
  await holder.query("select pg_advisory_lock(hashtextextended('health-network.cnes', 0))");
  const keys = new AbortController();
  const running = run('cnes import', ['next.xml'], {}, keys.signal);
  const found = async (text: string) => (await holder.query(text)).rowCount;
  const waiting = `select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  await expect.poll(() => found(waiting)).toBe(1);
  keys.abort();
  await expect
    .poll(() => found(`select from job where state = 'running' and cancel_requested_at is not null`))
    .toBe(1);
  await holder.end();
  const cancelled = await running;
  expect(cancelled).toMatchObject({ exit: 1, json: { status: 'cancelled', error: { code: 'cancelled' } } });
  expect(await checksum(installation)).toBe(before);
});

test('professionals are listed and one is shown', async () => {
  const listed = await run('professional list', [], { search: 'lima' });
  expect(listed.json).toMatchObject({
    professionals: [{ name: 'ANA LIMA SOUZA', cpf: generateCpf(5), blocked: false }],
    total: { count: 1, capped: false },
  });
  expect(listed.text).toContain('sem lotação');
  expect((await run('professional list', [], { blocked: true })).json).toMatchObject({ professionals: [] });
  const shown = await run('professional show', [], { cpf: generateCpf(5) });
  expect(shown.json).toMatchObject({
    professional: { name: 'ANA LIMA SOUZA', origin: 'manual' },
    lotacoes: [],
    accesses: [{ kind: 'municipal-admin', municipality: { ibge: IBGE }, active: true }],
  });
  const unknown = run('professional show', [], { cpf: generateCpf(999_999) });
  await expect(unknown).rejects.toMatchObject({ code: 'professional-unknown' });
});
