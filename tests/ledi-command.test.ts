import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeRecord, encodeXml, headOf, type ReportLine, type Struct } from '@pec-aberto/ledi';
import { EXAMPLE_DAY, exampleRecords } from '@pec-aberto/ledi/examples';
import { loadLayout } from '@pec-aberto/ledi/node';
import { afterAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { projectRoot } from '#platform/config/root';
import { buffer } from 'node:stream/consumers';
import { findShared, newFolder, releaseFolders } from './support/folders.ts';
import { type Answer, command } from './support/command.ts';

const layout = await loadLayout();
const folder = newFolder();
afterAll(releaseFolders);

/** `pec ledi …`, standing in `folder`; no data folder may appear there. */
const ledi = (...args: string[]): Promise<Answer> =>
  command(join(folder, 'data'), ['ledi', ...args], { cwd: folder });
const linesOf = (answer: Answer) =>
  answer.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ReportLine);

async function writeZip(name: string, entries: [string, Uint8Array][]): Promise<void> {
  const zip = new ZipFile();
  for (const [entry, bytes] of entries) zip.addBuffer(Buffer.from(bytes), entry);
  zip.end();
  // The writer refuses the paths that a reader must stand.
  const bytes = (await buffer(zip.outputStream)).toString('latin1').replaceAll('xx/', '../');
  writeFileSync(join(folder, name), bytes, 'latin1');
}

const examples = exampleRecords(layout).map(({ record }) => ({
  record,
  uuid: headOf(record.transport).uuid ?? '',
  bytes: encodeRecord(layout, record),
}));
const [first] = examples;
if (!first) throw new Error('no example');
const bad = exampleRecords(layout)[0]?.record ?? first.record;
bad.transport.codIbge = '9999999';
const newer = exampleRecords(layout)[0]?.record ?? first.record;
newer.transport.versao = { major: 9, minor: 0, revision: 0 };
const badBytes = encodeRecord(layout, bad);

writeFileSync(join(folder, 'bom.esus'), first.bytes);
writeFileSync(join(folder, 'bom.esus13'), first.bytes);
writeFileSync(join(folder, 'bom.xml'), encodeXml(layout, first.record));
writeFileSync(join(folder, 'ruim.esus'), badBytes);
writeFileSync(join(folder, 'novo.esus'), encodeRecord(layout, newer));
writeFileSync(join(folder, 'cortado.esus'), first.bytes.subarray(0, 90));
writeFileSync(join(folder, 'notas.txt'), 'isto não é um lote');
const doubtful = exampleRecords(layout).find(({ form }) => form === 'fac')?.record ?? first.record;
const [, participant] = (doubtful.form?.['participantes'] ?? []) as Struct[];
Object.assign(participant ?? {}, { stNaoPossuiCpf: undefined, justificativaNaoPossuiCpf: undefined });
const procedures = exampleRecords(layout).find(({ form }) => form === 'fp')?.record ?? first.record;
const [attended] = (procedures.form?.['atendProcedimentos'] ?? []) as Struct[];
Object.assign(attended ?? {}, { procedimentos: ['0301100039', '0301999999', 'ABPG042'] });
writeFileSync(join(folder, 'codigo.esus'), encodeRecord(layout, procedures));
await writeZip('duvida.esus', [['a.esus', encodeRecord(layout, doubtful)]]);
await writeZip(
  'todos.zip',
  examples.map(({ uuid, bytes }) => [`pasta/${uuid}.esus`, bytes]),
);
await writeZip('lote.zip', [
  ['xx/fora.esus', first.bytes],
  ['b.esus', badBytes],
  ['c.esus', Uint8Array.of(1, 2, 3)],
]);
const today = ['--today', EXAMPLE_DAY];

describe('pec ledi validate', () => {
  it('gives one JSON line for each record, keys in their order, and exits 1 when one is invalid', async () => {
    const answer = await ledi(
      'validate',
      '--json',
      'bom.esus',
      'lote.zip',
      'bom.esus13',
      'bom.xml',
      ...today,
    );
    const lines = linesOf(answer);
    expect({ code: answer.code, stderr: answer.stderr }).toEqual({ code: 1, stderr: '' });
    for (const line of lines) {
      expect(Object.keys(line)).toEqual([
        'file',
        'entry',
        'tipo',
        'uuid',
        'version',
        'valid',
        'errors',
        'warnings',
      ]);
      for (const error of line.errors)
        expect(Object.keys(error)).toEqual(['code', 'group', 'path', 'message']);
    }
    expect(
      lines.map(({ file, entry, tipo, uuid, version, valid }) => [file, entry, tipo, uuid, version, valid]),
    ).toEqual([
      ['bom.esus', null, 2, first.uuid, '8.7.0', true],
      ['lote.zip', '../fora.esus', 2, first.uuid, '8.7.0', true],
      ['lote.zip', 'b.esus', 2, first.uuid, '8.7.0', false],
      ['lote.zip', 'c.esus', null, null, null, false],
      ['bom.esus13', null, 2, first.uuid, '8.7.0', true],
      ['bom.xml', null, 2, first.uuid, '8.7.0', true],
    ]);
    expect(lines[2]?.errors.map(({ group, path }) => [group, path])).toContainEqual([
      'regra de negócio',
      'codIbge',
    ]);
  });

  it('exits 0 when all are valid or held', async () => {
    const answer = await ledi('validate', 'todos.zip', 'novo.esus', '--json', ...today);
    expect(answer.code).toBe(0);
    expect(linesOf(answer).map(({ valid }) => valid)).toEqual([...examples.map(() => true), 'held']);
  });

  it('exits 2 for a file that cannot be used, and judges the others', async () => {
    const answer = await ledi(
      'validate',
      '--json',
      'nada.zip',
      '.',
      'notas.txt',
      'cortado.esus',
      'bom.esus',
      ...today,
    );
    expect(answer.code).toBe(2);
    expect(answer.stderr.split('\n').filter(Boolean)).toEqual([
      'nada.zip: O arquivo não existe.',
      '.: É uma pasta, não um arquivo.',
      'notas.txt: O arquivo não é um registro do LEDI nem um zip de registros.',
    ]);
    expect(linesOf(answer).map(({ file, valid, tipo }) => [file, valid, tipo])).toEqual([
      ['cortado.esus', false, null],
      ['bom.esus', true, 2],
    ]);
  });

  it('says in Portuguese what is wrong, and how many', async () => {
    const { code, stdout, stderr } = await ledi('validate', 'lote.zip', 'novo.esus', ...today);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('lote.zip › ../fora.esus: válido (Cadastro Individual, layout 8.7.0)\n');
    expect(stdout).toContain('lote.zip › b.esus: inválido (Cadastro Individual, layout 8.7.0)\n  codIbge: ');
    expect(stdout).toContain('lote.zip › c.esus: inválido (não foi possível ler)\n  registro: ');
    expect(stdout).toContain('novo.esus: retido');
    expect(stdout.endsWith('4 registros: 1 válido, 2 inválidos, 1 retido.\n')).toBe(true);
  });

  it('shows what it only doubts: warnings of a record, a lot under the name of a record', async () => {
    const { code, stdout } = await ledi('validate', 'duvida.esus', ...today);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'duvida.esus › a.esus: válido (Atividade Coletiva, layout 8.7.0)',
      '  aviso: registro: O arquivo tem nome de registro, mas é um zip: foi aberto como lote. (estrutural; arquivo.zip)',
      expect.stringMatching(/^ {2}aviso: participantes\[1\]\.cnsParticipante: .*sem-declaracao\)$/),
      '1 registro: 1 válido, 0 inválidos, 1 com aviso.',
      '',
    ]);
    const [line] = linesOf(await ledi('validate', 'duvida.esus', '--json', ...today));
    expect(line?.warnings.map((warning) => warning.code)).toEqual([
      'arquivo.zip',
      'fac.cnsParticipante.sem-declaracao',
    ]);
  });

  it('warns of a code that its tables have not, and names their month', async () => {
    const answer = await ledi('validate', 'codigo.esus', '--json', ...today);
    const [line] = linesOf(answer);
    expect([answer.code, line?.valid]).toEqual([0, true]);
    expect(line?.warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'terminologia.sigtap atendProcedimentos[0].procedimentos[1]',
    ]);
    expect(line?.warnings[0]?.message).toMatch(
      /^O código não existe no SIGTAP, nas tabelas de \d\d\/\d{4}\.$/,
    );
  });

  it('judges thousands of records of invented versions in little memory', async () => {
    const entries = Array.from({ length: 4000 }, (_, place): [string, Uint8Array] => {
      const { record } = examples[place % examples.length] ?? first;
      const versao = { major: 3 + (place % 5), minor: place % 1000, revision: place % 20 };
      const transport = { ...record.transport, versao };
      return [`${place}.esus`, encodeRecord(layout, { ...record, transport })];
    });
    await writeZip('inventadas.zip', entries);
    const script = join(projectRoot(), 'build/program/cli.js');
    // The heap is bound: a process that keeps rules for each version it reads dies here.
    const args = [
      '--max-old-space-size=256',
      script,
      'ledi',
      'validate',
      '--json',
      'inventadas.zip',
      ...today,
    ];
    const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, INIT_CWD: folder } });
    const [out, ended] = await Promise.all([
      buffer(child.stdout),
      new Promise((resolve) => child.once('exit', resolve)),
    ]);
    expect(ended).toBe(1);
    expect(out.toString().trim().split('\n')).toHaveLength(4000);
  });

  it('refuses a day that is none, and a CNES export that cannot be read', async () => {
    expect(await ledi('validate', 'bom.esus', '--today', '2026-02-30')).toMatchObject({
      code: 64,
      stdout: '',
    });
    const answer = await ledi('validate', 'bom.esus', '--cnes', 'notas.txt', '--json');
    expect(answer).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr).toMatch(/^notas\.txt: /);
  });

  it('ends quietly when nobody reads any more', async () => {
    const entries = Array.from({ length: 4000 }, (_, place): [string, Uint8Array] => [
      `${place}.esus`,
      badBytes,
    ]);
    await writeZip('grande.zip', entries);
    const [node, script] = [process.execPath, join(projectRoot(), 'build/program/cli.js')];
    const shell = `"${node}" "${script}" ledi validate --json grande.zip | head -n 2`;
    const child = spawn('sh', ['-c', shell], { cwd: folder, env: { ...process.env, INIT_CWD: folder } });
    const [out, error] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
    expect([out.toString().trim().split('\n').length, error.toString()]).toEqual([2, '']);
  });

  it('is what npm runs, and makes no installation', () => {
    const args = [
      '--prefix',
      projectRoot(),
      'run',
      '-s',
      'pec',
      '--',
      'ledi',
      'validate',
      '--json',
      'bom.esus',
      ...today,
    ];
    const out = execFileSync('npm', args, { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(out)).toMatchObject({ file: 'bom.esus', valid: true });
    expect(readdirSync(folder)).not.toContain('data');
  });
});

describe('pec ledi decode and encode', () => {
  it.each([
    ['pretty', []],
    ['one per line', ['--json']],
  ])('%s: every form comes back byte for byte', async (name, options) => {
    const decoded = await ledi('decode', 'todos.zip', ...options);
    expect({ code: decoded.code, stderr: decoded.stderr }).toEqual({ code: 0, stderr: '' });
    const lines = decoded.stdout.trim().split('\n');
    expect(lines.length === examples.length).toBe(options.length > 0);
    writeFileSync(join(folder, 'todos.json'), decoded.stdout);
    const out = `saida-${name}/`;
    const encoded = await ledi('encode', 'todos.json', '--out', out);
    expect(encoded).toMatchObject({
      code: 0,
      stdout: `${examples.length} registros gravados.\n`,
      stderr: '',
    });
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const written = readdirSync(join(folder, out)).map((file) => hex(readFileSync(join(folder, out, file))));
    expect(written.toSorted()).toEqual(examples.map(({ bytes }) => hex(bytes)).toSorted());
  });

  it('one record to one file, also edited by hand and as XML', async () => {
    const { stdout } = await ledi('decode', 'bom.esus');
    writeFileSync(join(folder, 'um.json'), stdout.replace('"codIbge": "4205407"', '"codIbge": "9999999"'));
    expect(await ledi('encode', 'um.json', '--out', 'um.esus')).toMatchObject({ code: 0 });
    expect(linesOf(await ledi('validate', '--json', 'um.esus', ...today))[0]?.valid).toBe(false);
    expect(await ledi('encode', 'um.json', '--xml', '--out', 'um.xml', '--json')).toMatchObject({ code: 0 });
    expect(await ledi('diff', 'um.esus', 'um.xml')).toMatchObject({ code: 0, stdout: '' });
  });

  it('tells what does not decode, with nulls, and goes on', async () => {
    const answer = await ledi('decode', 'lote.zip', 'nada', '--json');
    expect(answer.code).toBe(2);
    const lines = answer.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ entry, form, error }) => [entry, form === null, error])).toEqual([
      ['../fora.esus', false, undefined],
      ['b.esus', false, undefined],
      ['c.esus', true, { code: expect.any(String), message: expect.any(String) }],
    ]);
    expect((await ledi('decode', 'cortado.esus')).code).toBe(1);
  });

  it('refuses JSON that is no record, naming the field', async () => {
    const json = (await ledi('decode', 'bom.esus', '--json')).stdout;
    const cases: [string, RegExp][] = [
      [json.replace('"uuid"', '"uid"'), /registro 1, campo uid: O campo não existe/],
      [json.repeat(2), /mais de um registro/],
      ['{}', /transporte/],
      ['', /nenhum registro/],
      ['texto', /não é JSON/],
    ];
    for (const [text, message] of cases) {
      writeFileSync(join(folder, 'errado.json'), text);
      const answer = await ledi('encode', 'errado.json', '--out', 'errado.esus');
      expect({ code: answer.code, stderr: answer.stderr }).toEqual({
        code: 2,
        stderr: expect.stringMatching(message) as string,
      });
    }
    expect(readdirSync(folder)).not.toContain('errado.esus');
    expect((await ledi('encode', 'nada.json', '--out', 'x.esus')).code).toBe(2);
    expect((await ledi('encode', 'todos.json')).code).toBe(64);
  });

  it('never writes outside the folder, whatever the uuid says, and keeps records of one uuid apart', async () => {
    const line = JSON.parse((await ledi('decode', 'bom.esus', '--json')).stdout) as {
      transport: Record<string, unknown>;
    };
    line.transport['uuidDadoSerializado'] = '../../fora';
    writeFileSync(join(folder, 'dois.json'), `${JSON.stringify(line)}\n${JSON.stringify(line)}`);
    mkdirSync(join(folder, 'dentro'));
    expect(await ledi('encode', 'dois.json', '--out', 'dentro')).toMatchObject({ code: 0 });
    expect(readdirSync(join(folder, 'dentro')).toSorted()).toEqual(['registro-2.esus', 'registro.esus']);
  });
});

describe('pec ledi diff', () => {
  it('two records: exit 0 equal, 1 different, 2 unusable', async () => {
    expect(await ledi('diff', 'bom.esus', 'bom.esus13')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const different = await ledi('diff', 'bom.esus', 'ruim.esus');
    expect(different).toMatchObject({
      code: 1,
      stdout: `${first.uuid}\n  @codIbge: "4205407" → "9999999"\n`,
    });
    expect(await ledi('diff', 'bom.esus', 'nada.esus')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('nada.esus: O arquivo não existe.') as string,
    });
    expect((await ledi('diff', 'cortado.esus', 'bom.esus')).code).toBe(2);
  });

  it('lots by uuid, whatever their order', async () => {
    const [, second, third] = examples;
    if (!second || !third) throw new Error('too few examples');
    await writeZip('antes.zip', [
      ['1.esus', first.bytes],
      ['2.esus', second.bytes],
    ]);
    await writeZip('depois.zip', [
      ['x.esus', third.bytes],
      ['y.esus', badBytes],
    ]);
    const answer = await ledi('diff', 'antes.zip', 'depois.zip', '--json');
    expect(answer.code).toBe(1);
    expect(
      answer.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        uuid: first.uuid,
        status: 'different',
        before: '1.esus',
        after: 'y.esus',
        differences: [{ path: '@codIbge', before: '4205407', after: '9999999' }],
      },
      { uuid: second.uuid, status: 'only-before', before: '2.esus', after: null, differences: [] },
      { uuid: third.uuid, status: 'only-after', before: null, after: 'x.esus', differences: [] },
    ]);
    expect((await ledi('diff', 'antes.zip', 'antes.zip')).code).toBe(0);
  });
});

type Manifest = { files: { file: string; valid: boolean; field?: string | null }[] };
const samples = findShared('data/ledi');

describe.skipIf(!samples)('pec ledi validate with the labelled samples (PEC_SHARED)', () => {
  const cnes = ['--cnes', findShared('data/cnes/XmlParaESUS31_4205407_amostras-ledi.zip') ?? ''];

  it('judges all of them as labelled', async () => {
    for (const [manifest, place] of [
      ['manifest.json', 'esus'],
      ['esus-8.7/manifest.json', 'esus-8.7'],
    ] as const) {
      const { files } = JSON.parse(readFileSync(join(samples ?? '', manifest), 'utf8')) as Manifest;
      const paths = files.map(({ file }) => join(samples ?? '', place, file));
      const answer = await ledi('validate', '--json', ...paths, ...cnes, ...today);
      expect(answer).toMatchObject({ code: 1, stderr: '' });
      const verdicts = new Map(linesOf(answer).map(({ file, valid }) => [file, valid]));
      expect(files.filter(({ valid }, place) => verdicts.get(paths[place] ?? '') !== valid)).toEqual([]);
    }
  });

  it('judges the mixed lot: what is named invalida is, the others are not', async () => {
    const answer = await ledi('validate', '--json', join(samples ?? '', 'lote-misto.zip'), ...cnes, ...today);
    const lines = linesOf(answer);
    expect([answer.code, lines.length]).toEqual([1, 30]);
    expect(lines.filter(({ valid, entry }) => valid === Boolean(entry?.startsWith('invalida')))).toEqual([]);
  });
});
