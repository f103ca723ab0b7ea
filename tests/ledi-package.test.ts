import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodeRecord } from '@pec-aberto/ledi';
import { EXAMPLE_DAY, exampleRecords } from '@pec-aberto/ledi/examples';
import { loadLayout } from '@pec-aberto/ledi/node';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '#platform/config/root';
import { newFolder, releaseFolders } from './support/folders.ts';

const home = newFolder();
const installed = join(home, 'node_modules/@pec-aberto/ledi');
afterAll(releaseFolders);

const run = (file: string, args: string[]) => execFileSync(file, args, { cwd: home, encoding: 'utf8' });
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** An empty project: the tarball, and nothing else from anywhere. */
beforeAll(() => {
  const pack = join(projectRoot(), 'packages/ledi/tools/pack.mjs');
  const tarball = run(process.execPath, [pack, home]).trim();
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'vazio', private: true, type: 'module' }));
  run('npm', ['install', tarball, '--offline', '--ignore-scripts', '--no-audit', '--no-fund']);
});

const JUDGE = `
export const verdicts = (ledi, layout, { exampleRecords, EXAMPLE_DAY }) => {
  const validator = new ledi.Validator(layout);
  return exampleRecords(layout).map(({ record }) =>
    validator.judgeBytes(ledi.encodeRecord(layout, record), { today: EXAMPLE_DAY }).valid);
};`;

describe('the LEDI library as a package of its own', () => {
  it('installs with nothing else, and says what it is', () => {
    expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      '@pec-aberto',
    ]);
    expect(readdirSync(join(home, 'node_modules/@pec-aberto'))).toEqual(['ledi']);
    const manifest = json(join(installed, 'package.json')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ license: 'Apache-2.0', bin: { 'pec-ledi': 'dist/cli.js' } });
    expect([manifest['private'], manifest['dependencies']]).toEqual([undefined, undefined]);
    for (const key of ['description', 'repository']) expect(manifest[key]).toBeTruthy();
    for (const name of ['LICENSE', 'README.md', 'CHANGELOG.md', 'THIRD-PARTY.md']) {
      expect(readFileSync(join(installed, name), 'utf8').length).toBeGreaterThan(300);
    }
  });

  it('points at nothing that is not in it: maps, exports, declarations, links', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    const dead = files.flatMap((name) => {
      if (!/\.(?:md|js|d\.ts)$/.test(name)) return [];
      const text = readFileSync(join(installed, name), 'utf8');
      const pattern = name.endsWith('.md')
        ? /\]\((?!https?:|#)([^)#\s]+)/g
        : /(?:from|import) ?\(?['"](\.[^'"]+)['"]/g;
      const targets = Array.from(text.matchAll(pattern), ([, target = '']) => target);
      const at = (target: string) => join(installed, dirname(name), target);
      const isThere = (target: string) =>
        existsSync(at(target)) || existsSync(at(target).replace(/\.js$/, '.d.ts'));
      const maps = text.includes('sourceMappingURL') ? ['a map'] : [];
      return [...targets.filter((target) => !isThere(target)), ...maps].map((target) => `${name}: ${target}`);
    });
    expect(dead).toEqual([]);
    expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
    const { exports } = json(join(installed, 'package.json')) as {
      exports: Record<string, Record<string, string>>;
    };
    const shipped = Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? [] : Object.values(entry),
    );
    expect(shipped.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
    expect(JSON.stringify(exports)).not.toContain('src');
  });

  it('judges in Node', () => {
    writeFileSync(join(home, 'judge.js'), JUDGE);
    writeFileSync(
      join(home, 'node.js'),
      `import * as ledi from '@pec-aberto/ledi';
       import { loadLayout } from '@pec-aberto/ledi/node';
       import * as examples from '@pec-aberto/ledi/examples';
       import { verdicts } from './judge.js';
       console.log(JSON.stringify(verdicts(ledi, await loadLayout(), examples)));`,
    );
    const found = JSON.parse(run(process.execPath, ['node.js'])) as boolean[];
    expect(found.length).toBeGreaterThan(12);
    expect(found.every((valid) => valid)).toBe(true);
  });

  it('is bundled for a browser, without Node in it', async () => {
    const part = (name: string) => `import ${name} from '@pec-aberto/ledi/data/${name}.json';`;
    mkdirSync(join(home, 'page'));
    writeFileSync(join(home, 'judge.js'), JUDGE);
    writeFileSync(
      join(home, 'page/main.js'),
      `${part('structure')}${part('rules')}${part('tables')}
       import * as ledi from '@pec-aberto/ledi';
       import * as examples from '@pec-aberto/ledi/examples';
       import { verdicts } from '../judge.js';
       globalThis.found = verdicts(ledi, ledi.compileLayout({ structure, rules, tables }), examples);`,
    );
    await build({
      configFile: false,
      root: join(home, 'page'),
      logLevel: 'error',
      build: {
        outDir: join(home, 'out'),
        rolldownOptions: { input: join(home, 'page/main.js'), output: { entryFileNames: 'page.js' } },
      },
    });
    const text = readFileSync(join(home, 'out/page.js'), 'utf8');
    expect(text).not.toMatch(/["'`]node:|browser-external/);
    await import(pathToFileURL(join(home, 'out/page.js')).href);
    const { found } = globalThis as unknown as { found: boolean[] };
    expect(found.length).toBeGreaterThan(12);
    expect(found.every((valid) => valid)).toBe(true);
  });

  it('brings a command', async () => {
    const layout = await loadLayout();
    const [example] = exampleRecords(layout);
    if (!example) throw new Error('no example');
    writeFileSync(join(home, 'um.esus'), encodeRecord(layout, example.record));
    writeFileSync(join(home, 'lixo.esus'), 'texto');
    const command = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(join(home, 'node_modules/.bin/pec-ledi'), args, {
        cwd: home,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      });
      return { status, stdout, stderr };
    };
    const today = ['--today', EXAMPLE_DAY];
    expect(command('validate', 'um.esus', ...today)).toEqual({
      status: 0,
      stdout: 'um.esus: válido (Cadastro Individual, layout 8.7.0)\n1 registro: 1 válido, 0 inválidos.\n',
      stderr: '',
    });
    expect(command('validate', '--json', 'lixo.esus', ...today)).toMatchObject({ status: 1, stderr: '' });
    expect(command('validate', 'nada.zip').status).toBe(2);
    expect(command('validate', 'um.esus', '--today', 'ontem').status).toBe(64);
    expect(command('inventado').status).toBe(64);
    expect(JSON.parse(command('decode', 'um.esus').stdout)).toMatchObject({ file: 'um.esus', entry: null });
  });

  it('has types that ask for what the layout requires', () => {
    const options = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2023', 'dom'],
      types: [],
    };
    writeFileSync(
      join(home, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['types.ts'] }),
    );
    writeFileSync(
      join(home, 'types.ts'),
      `import { createRecord, type Layout, type FichaProcedimentoChild, type UnicaLotacaoHeader } from '@pec-aberto/ledi';
       import { loadLayout } from '@pec-aberto/ledi/node';
       export const layout: Promise<Layout> = loadLayout();
       export const header: UnicaLotacaoHeader = {
         profissionalCNS: '', cboCodigo_2002: '', cnes: '', dataAtendimento: 0, codigoIbgeMunicipio: '',
       };
       // @ts-expect-error a header without its date
       export const wrong: UnicaLotacaoHeader = { profissionalCNS: '', cboCodigo_2002: '', cnes: '', codigoIbgeMunicipio: '' };
       export const optional = ({ ivcf }: FichaProcedimentoChild) => ivcf?.resultado;
       export const make = createRecord;`,
    );
    const tsc = join(projectRoot(), 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', home], {
      cwd: home,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
