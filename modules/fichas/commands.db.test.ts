import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandContext } from '#platform/cli/command';
import { getRow, sql } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { commands } from './commands.ts';
import { type Desk, IBGE, openDesk } from '#modules/citizens/test/desk';
import { ficha, identified, lotOf, noon } from './test/fichas.ts';
import { generateCpf } from '@pec-aberto/brazil';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

type Result = {
  counts: Record<string, number>;
  reasons: Array<{ entry: string; reason: string }>;
  advice: string[];
  interrupted: boolean;
};

async function run(files: string[], signal = new AbortController().signal) {
  const command = commands.find((one) => one.name === 'citizens apply');
  const lines: string[] = [];
  const progress: string[] = [];
  const context: CommandContext<Platform> = {
    options: {},
    positionals: files,
    json: true,
    cwd: '/',
    boot: desk.installation.platform.boot,
    readSecret: () => Promise.reject(new Error('no secret expected')),
    print: (line) => lines.push(line),
    write: (line) => Promise.resolve(lines.push(line) > 0),
    progress: (text) => progress.push(text),
    platform: desk.installation.platform,
    signal,
  };
  const result = await command?.run(context);
  return { exit: result?.exit, json: result?.json as Result, lines, progress };
}

const person = (n: number, nomeCidadao: string) =>
  identified({ cpfCidadao: generateCpf(70_000 + n), nomeCidadao });

test('tells what became of each ficha, goes on after an interruption, and says so once all is done', async () => {
  const names = ['ADA LIMA', 'BIA LIMA', 'CEO LIMA', 'DORA'];
  const fichas = await Promise.all(
    names.map((name, n) => ficha({ number: n + 1, on: '2026-10-05', person: person(n, name) })),
  );
  const lot = await lotOf(fichas);
  const controller = new AbortController();
  controller.abort();
  const stopped = await run([lot.path], controller.signal);
  expect(stopped).toMatchObject({ exit: 1, json: { interrupted: true, counts: { applied: 1, refused: 0 } } });

  const whole = await run([lot.path]);
  expect(whole.exit).toBe(1);
  expect(whole.json).toMatchObject({
    counts: { applied: 2, repeated: 1, refused: 1, review: 0, unreadable: 0 },
    reasons: [{ entry: '4.esus', reason: expect.stringContaining('nomeCidadao') }],
    interrupted: false,
  });
  expect(whole.lines.slice(1)).toEqual(['Fichas aplicadas: 2', 'Fichas repetidas: 1', 'Fichas recusadas: 1']);
  const { count } = await getRow<{ count: number }>(
    desk.installation.platform.db,
    sql`select count(*) as count from citizen where origin = 'fci'`,
  );
  expect(count).toBe(3);
  await lot.remove();
});

test('a file that is no lot is told and the others go on', async () => {
  const lot = await lotOf([await ficha({ number: 50, on: '2026-10-05', person: person(50, 'EVA LIMA') })]);
  const result = await run(['/nao/existe.zip', lot.path]);
  expect(result.exit).toBe(2);
  expect(result.json.counts['applied']).toBe(1);
  expect(result.progress).toEqual(['/nao/existe.zip: O arquivo não existe.']);
  await lot.remove();
});

test('a refused ficha names the CNES and the municipality that are missing; what to do is said once', async () => {
  const at = (number: number, cnes: string, ibge = IBGE) =>
    ficha({
      number,
      on: '2026-10-05',
      cnes,
      person: person(number, `FABIO LIMA ${'ABC'[number % 3]}`),
      transport: { codIbge: ibge },
      form: {
        headerTransport: {
          profissionalCNS: '700000000000005',
          cboCodigo_2002: '515105',
          cnes,
          dataAtendimento: noon('2026-10-05'),
          codigoIbgeMunicipio: ibge,
        },
      },
    });
  const lot = await lotOf([
    await at(60, '2222222'),
    await at(61, '1111111'),
    await at(62, '1111111'),
    await at(63, '3333333', '3550308'),
  ]);
  const { exit, json, lines } = await run([lot.path]);
  expect([exit, json.counts['refused']]).toEqual([1, 4]);
  expect(lines[1]).toBe(
    `${lot.path} › 2.esus: A unidade da ficha, de CNES 1111111, não está no cadastro de SERRA CLARA/SC (IBGE ${IBGE}).`,
  );
  expect(lines[3]).toContain('O município da ficha, de código IBGE 3550308, não está nesta instalação.');
  expect(lines.slice(-2)).toEqual(json.advice);
  expect(json.advice).toEqual([
    expect.stringMatching(/^O município de código IBGE 3550308 não está nesta instalação\. Aplique/),
    expect.stringMatching(/^Faltam em .*IBGE 4205407\) as unidades de CNES 1111111, 2222222\. Importe/),
  ]);
  await lot.remove();
});
