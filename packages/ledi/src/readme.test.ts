import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { compileFunction } from 'node:vm';
import { writeSyntheticCnes } from '@pec-aberto/cnes-xml';
import { afterAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import * as ledi from './index.ts';
import * as node from './node.ts';
import { EXAMPLE_DAY, exampleRecords } from './examples/index.ts';
import { layout } from './testing/samples.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = Array.from(readme.matchAll(/```ts\n([\s\S]*?)```/g), ([, code = '']) => code);
const modules: Record<string, object> = { '@pec-aberto/ledi': ledi, '@pec-aberto/ledi/node': node };
const folder = mkdtempSync(join(tmpdir(), 'ledi-readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Runs the block of the README that holds `mark`, as JavaScript with its imports given, and returns the variables
 * named. Only the types are taken out.
 */
async function run(
  mark: string,
  names: string[],
  given: Record<string, unknown>,
  change = (code: string) => code,
) {
  const block = blocks.find((code) => code.includes(mark));
  if (!block) throw new Error(`no block with ${mark}`);
  const code = change(block)
    .replace(/^import \{([^}]*)\} from '([^']*)';$/gm, (_, listed: string, from: string) => {
      const values = listed.split(',').filter((name) => !/^\s*type /.test(name));
      return `const {${values.join(',')}} = modules['${from}'];`;
    })
    .replace(/^const (\w+): \w+ =/gm, 'const $1 =')
    .replace(/\((\w+): \w+\) =>/g, '($1) =>');
  const body = `return (async () => { ${code}\nreturn { ${names.join(', ')} }; })();`;
  const start = compileFunction(body, ['modules', ...Object.keys(given)]) as (
    ...args: unknown[]
  ) => Promise<unknown>;
  return start(modules, ...Object.values(given));
}

const [example] = exampleRecords(layout);
if (!example) throw new Error('no example');
const bytes = ledi.encodeRecord(layout, example.record);

describe('the examples of the README', () => {
  test('a valid Atendimento Individual, also by the day it is run', async () => {
    const made = (await run('createRecord(', ['valid', 'errors', 'bytes'], {})) as Record<string, unknown>;
    const { bytes: written, ...verdict } = made;
    // Its date is fixed; a clock before it would rightly refuse it.
    const day = new ledi.Validator(layout).judgeBytes(written as Uint8Array, { today: EXAMPLE_DAY });
    expect(day.errors).toEqual([]);
    expect(Object.keys(verdict)).toEqual(['valid', 'errors']);
  });

  test('fichas built, in a lot, and in an older layout', async () => {
    const made = (await run('new FichaBuilder(', ['layout', 'fichas', 'lote'], {}, (code) =>
      code.replace("'RAS_Lote1", `'${folder}/RAS_Lote1`),
    )) as { fichas: ledi.BuiltFicha[]; lote: node.LotFile };
    const [ficha] = made.fichas;
    if (!ficha) throw new Error('no ficha');
    // Its date is fixed: judged by the day of the examples, as above.
    expect(new ledi.Validator(layout).judge(ficha.record, { today: EXAMPLE_DAY }).errors).toEqual([]);
    expect(made.lote.records).toBeLessThanOrEqual(1);
    const older = (await run('new LayoutWriter(', ['record', 'losses', 'refusals'], { layout, ficha })) as {
      record: ledi.LediRecord | null;
      losses: ledi.Loss[];
    };
    expect(older.record && ledi.headOf(older.record.transport).version).toBe('7.2.2');
    expect(older.losses.map(({ path }) => path)).toEqual(['visitasDomiciliares[0].stNaoPossuiCpf']);
  });

  test('a lot, with the CNES of the municipality', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(bytes), 'a.esus');
    zip.end();
    writeFileSync(join(folder, 'lote.zip'), await buffer(zip.outputStream));
    const options = { seed: 1, units: 1, professionals: 1, ibge: '4205407', date: '2026-11-01' };
    await writeSyntheticCnes(join(folder, 'cnes.xml'), options);
    const said: string[] = [];
    await run('validateFiles(', [], { console: { log: (line: string) => said.push(line) } }, (code) =>
      code
        .replace('lote.zip', join(folder, 'lote.zip'))
        .replace('XmlParaESUS31_4205407.zip', join(folder, 'cnes.xml')),
    );
    // The example is of no unit of that municipality.
    expect(said.map((line) => (JSON.parse(line) as ledi.ReportLine).valid)).toEqual([false]);
  });

  test('an error and its page', () => {
    const [, text = ''] = /### Entender um erro\n\n```json\n([\s\S]*?)```/.exec(readme) ?? [];
    const { code, group, message } = JSON.parse(text) as Record<string, string>;
    const rule = ledi.listRules(layout).find((one) => one.code === code);
    expect(rule).toMatchObject({ group, message });
  });

  test('in the browser', async () => {
    const fetch = (path: string) =>
      Promise.resolve({
        json: (): unknown =>
          JSON.parse(readFileSync(new URL(`../data/${path.split('/').at(-1)}`, import.meta.url), 'utf8')),
      });
    const file = new File([new Uint8Array(bytes)], 'um.esus');
    const { line } = (await run('compileLayout(', ['line'], { fetch, file })) as { line: ledi.ReportLine };
    expect([line.file, line.tipo]).toEqual(['um.esus', 2]);
  });

  test('every name it says is one of the library', () => {
    const names = blocks.flatMap((code) =>
      Array.from(code.matchAll(/import \{([^}]*)\}/g)).flatMap(([, listed = '']) => listed.split(',')),
    );
    const values = names
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '));
    const table = Array.from(readme.matchAll(/^\| [^|]+\| (.*) \|$/gm), ([, cell = '']) => cell);
    const said = table.flatMap((cell) => Array.from(cell.matchAll(/`(\w+)`/g), ([, name = '']) => name));
    const known = new Set([...Object.keys(ledi), ...Object.keys(node), 'exampleRecords']);
    expect([...values, ...said].filter((name) => !known.has(name))).toEqual([]);
  });
});
