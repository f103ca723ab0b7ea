import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type RecordDifference, readFiles } from '@pec-aberto/ledi/node';
import { afterAll, expect, it } from 'vitest';
import { lotOf } from '../modules/fichas/test/fichas.ts';
import { query } from './support/base.ts';
import { findShared, newFolder } from './support/folders.ts';
import type { Installation } from './support/installation.ts';
import { becomeAnother, startPrepared } from './support/prepared.ts';
import { jsonOf, releaseEverything } from './support/program.ts';
import { until } from './support/until.ts';

afterAll(releaseEverything);

const CNES = findShared('data', 'cnes', 'XmlParaESUS31_4205407_amostras-ledi.zip');
const LOTE = findShared('data', 'ledi', 'lote-misto.zip');

type Receipt = {
  lotes: Array<Record<'valid' | 'invalid' | 'repeated' | 'held' | 'total', number> & { loteId: string }>;
  application: { applied: number; waiting: number; failed: number };
};

/** A running installation that knows who works in the municipality of the samples. */
async function withCnes(name: string): Promise<Installation> {
  const one = await startPrepared();
  await becomeAnother(one, name);
  expect((await one.command(['cnes', 'import', CNES ?? ''])).code).toBe(0);
  return one;
}

it.skipIf(!CNES || !LOTE)(
  'a mixed lot of all forms is received: 20 valid, 10 refused; again, 20 repeated',
  async () => {
    const program = await withCnes('UNIDADE');
    const receive = async (...command: string[]) => {
      const answer = await program.command([...command, LOTE ?? '', '--json']);
      expect(answer.code).toBe(1);
      return jsonOf<Receipt>(answer);
    };
    const first = await receive('lote', 'receive');
    expect(first.lotes).toMatchObject([{ valid: 20, invalid: 10, repeated: 0, held: 0, total: 30 }]);
    expect(first.application).toEqual({ applied: 3, waiting: 0, failed: 0 });
    // Its name of before is the same reception: nothing is dropped.
    const again = await receive('citizens', 'apply');
    expect(again.lotes).toMatchObject([{ valid: 0, invalid: 10, repeated: 20, held: 0, total: 30 }]);
    expect(again.application).toEqual({ applied: 0, waiting: 0, failed: 0 });

    const listed = await program.command(['lote', 'list']);
    expect(listed.stdout).toContain('válidas 20, inválidas 10, repetidas 0, retidas 0, total 30');
    const out = join(newFolder(), 'inconsistências de novembro.csv');
    const report = await program.command(['lote', 'report', again.lotes[0]?.loteId ?? '', '--out', out]);
    expect(report.code).toBe(0);
    const text = readFileSync(out, 'utf8');
    expect(text.match(/"Duplicadas: 1"/g)).toHaveLength(20);
    expect(text).toContain('O CNES do cabeçalho deve ser o mesmo da camada de transporte.');
  },
);

/** So many records that are none, with those of the samples among them, in a file that a thread of its own judges. */
async function largeLot(): Promise<{ path: string; records: number }> {
  const noise = Array.from({ length: 12_000 }, () => randomBytes(200));
  const samples: Uint8Array[] = [];
  for await (const { bytes } of readFiles([LOTE ?? ''])) if (bytes) samples.push(bytes);
  const records = noise.toSpliced(6_000, 0, ...samples.map((bytes) => Buffer.from(bytes)));
  const { path } = await lotOf(records);
  return { path, records: records.length };
}

it.skipIf(!CNES || !LOTE)(
  'a large lot is judged beside its storing: interrupted it goes on, whole and in order; a broken one leaves nothing',
  async () => {
    const program = await withCnes('GRANDE');
    const { path, records } = await largeLot();
    const stored = async () =>
      (await query<{ stored: number }>(program.dataDir, 'select stored from received_lote'))[0]?.stored ?? 0;
    const broken = join(newFolder(), 'cortado.zip');
    const whole = readFileSync(path);
    writeFileSync(broken, whole.subarray(0, whole.length - 100));
    const refused = await program.pec(['lote', 'receive', broken]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('incompleto')]);
    expect(await query(program.dataDir, 'select 1 from received_lote')).toEqual([]);

    let begun: { kill(signal: 'SIGINT'): unknown } | undefined;
    const cut = program.pec(['lote', 'receive', path], { onStart: (child) => (begun = child) });
    await until('some records to be stored', async () => (await stored()) > 0);
    begun?.kill('SIGINT');
    expect((await cut).code).toBe(1);
    expect(await stored()).toBeLessThan(records);
    const { lotes } = jsonOf<Receipt>(await program.pec(['lote', 'receive', path, '--json']));
    expect(lotes).toMatchObject([{ valid: 20, invalid: records - 20, repeated: 0, total: records }]);
    const [{ wrong } = { wrong: -1 }] = await query<{ wrong: number }>(
      program.dataDir,
      `select count(*)::int as wrong from ficha where entry <> (position + 1) || '.esus'`,
    );
    expect(wrong).toBe(0);
  },
);

it.skipIf(!CNES || !LOTE)(
  'ADM-L10 ADM-L11 ADM-M11 a lot goes up as a file and its receipt comes back: nothing is sent without it',
  async () => {
    const [unit, secretariat] = await Promise.all([withCnes('UNIDADE'), withCnes('SECRETARIA')]);
    const folder = newFolder();
    const inUnit = (...args: string[]) => unit.command(['lote', ...args], { cwd: folder });
    const above = (...args: string[]) => secretariat.command(['lote', ...args], { cwd: folder });
    expect((await inUnit('receive', LOTE ?? '')).code).toBe(1);
    expect((await inUnit('generate')).stdout).toContain('Lote 1 gerado, com 20 fichas.');
    expect((await inUnit('generate')).stdout).toContain('Não há fichas novas');
    const unsaid = await inUnit('save', '1');
    expect([unsaid.code, unsaid.stderr]).toEqual([2, expect.stringContaining('Falta dizer quem envia')]);
    await inUnit(
      'sender',
      '--document',
      '82892282000143',
      '--name',
      'SECRETARIA DE SAÚDE',
      '--phone',
      '4833330000',
    );
    const { file } = jsonOf<{ file: string }>(await inUnit('save', '1', '--json'));
    expect(basename(file)).toMatch(/^TREINAMENTO_RAS_Lote1_\d{2}-\d{2}-\d{4}--\d{2}-\d{2}\.zip$/);

    const diff = await unit.command(['ledi', 'diff', LOTE ?? '', file, '--json']);
    const records = diff.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as RecordDifference);
    expect(records.map(({ status }) => status).toSorted()).toEqual([
      ...Array<string>(20).fill('different'),
      ...Array<string>(10).fill('only-before'),
    ]);
    const changed = records.flatMap(({ differences }) => differences.map(({ path }) => path));
    expect(changed.filter((path) => !path.startsWith('@remetente'))).toEqual([]);

    const first = jsonOf<Receipt>(await above('receive', file, '--json'));
    expect(first.lotes).toMatchObject([{ valid: 20, invalid: 0, repeated: 0, held: 0, total: 20 }]);
    // By another way too: each ficha once.
    const direct = jsonOf<Receipt>(await above('receive', LOTE ?? '', '--json'));
    expect(direct.lotes).toMatchObject([{ valid: 0, invalid: 10, repeated: 20 }]);

    const receipt = await above('receipt', first.lotes[0]?.loteId ?? '', '--json');
    const answer = await inUnit('confirm', jsonOf<{ file: string }>(receipt).file);
    expect([answer.code, answer.stdout]).toEqual([0, expect.stringContaining('válidas 20, inválidas 0')]);
    // Not of this lot: the receipt of the other way.
    const other = await above('receipt', direct.lotes[0]?.loteId ?? '', '--json');
    const foreign = await inUnit('confirm', jsonOf<{ file: string }>(other).file);
    expect([foreign.code, foreign.stderr]).toEqual([2, expect.stringContaining('não é de um lote salvo')]);
  },
);
