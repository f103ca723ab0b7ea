import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandContext } from '#platform/cli/command';
import { rowsOf, sql } from '#platform/db/database';
import { buildLotacao, buildPerson } from '#apps/installation/testing-people';
import type { Platform } from '#platform/runtime/platform';
import { commands } from './commands.ts';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { ficha, identified, lotOf } from './test/fichas.ts';
import { generateCpf } from '@pec-aberto/brazil';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { installation, municipality, unitId } = desk;
  // Who fills in these fichas.
  const person = await buildPerson(installation, { cns: '700000000000005', password: null, terms: false });
  await buildLotacao(installation, { person, municipality, unitId, cbo: '515105' });
}, 60_000);
afterAll(() => desk.close());

type Result = {
  lotes: Array<{ loteId: string; valid: number; invalid: number; total: number }>;
  application: { applied: number; waiting: number; failed: number };
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

const fichaOf = (n: number, nomeCidadao: string) =>
  ficha({ number: n, on: '2026-10-05', person: person(n, nomeCidadao) });

test('the command is a reception: all of a lot is kept, what is valid is applied, and who waits is told', async () => {
  await register(desk.reception, { name: 'OUTRA PESSOA DIAS', cpf: generateCpf(70_002) });
  const bytes = [await fichaOf(1, 'ADA LIMA'), await fichaOf(2, 'BIA LIMA'), await fichaOf(3, 'DORA')];
  const lot = await lotOf(bytes);
  const whole = await run([lot.path]);
  expect(whole.exit).toBe(1);
  expect(whole.json).toMatchObject({
    lotes: [{ valid: 2, invalid: 1, total: 3 }],
    application: { applied: 2, waiting: 1, failed: 0 },
    interrupted: false,
  });
  expect(whole.lines).toContain('Aplicadas aos cadastros: 1');
  expect(whole.lines).toContain('Em revisão: 1. Decida em Gestão de cadastros › Fichas em revisão.');
  expect(whole.lines.join('\n')).toContain('nomeCidadao');
  const kept = await rowsOf<{ envelope: Buffer }>(
    desk.installation.platform.db,
    sql`select envelope from ficha where lote_id = ${whole.json.lotes[0]?.loteId} order by position`,
  );
  expect(kept.map(({ envelope }) => envelope)).toEqual(bytes);
  const again = await run([lot.path]);
  expect(again.json).toMatchObject({
    lotes: [{ valid: 0, invalid: 1, total: 3 }],
    application: { applied: 0 },
  });
  await lot.remove();
});

test('a file that is no lot is told and the others go on; interrupted, it says how to continue', async () => {
  const lot = await lotOf([await fichaOf(50, 'EVA LIMA')]);
  const result = await run(['/nao/existe.zip', lot.path]);
  expect(result.exit).toBe(2);
  expect(result.json.application.applied).toBe(1);
  expect(result.progress).toContain('/nao/existe.zip: O arquivo não existe.');
  const stopped = await run([lot.path], AbortSignal.abort());
  expect(stopped).toMatchObject({ exit: 1, json: { interrupted: true } });
  expect(stopped.lines.at(-1)).toContain('Repita o comando');
  await lot.remove();
});
