import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allRows, findBuiltInPackage, withPackage } from '@pec-aberto/terminology';
import { type Procedure, sigtapTexts, writeSigtap } from '@pec-aberto/terminology/testing';
import type { Client } from '../tests/support/client.ts';
import { startInstallation } from '../tests/support/installation.ts';
import { memoryOf } from '../tests/support/processes.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const ROUNDS = 30;
const MOST_MS = 30;
/** The month after the one that comes with the program. */
const NEXT = { month: '202609', written: '2026-09-14' };

const rowsOf = (name: string, table: string) =>
  withPackage(findBuiltInPackage(name) ?? '', (data) => allRows(data, table));

const listsOf = async (table: string) =>
  new Map((await rowsOf('sigtap', table)).map(({ lista = '', codigos = '' }) => [lista, codigos.split(' ')]));

/** The official file of the next month: as large as the real one, every procedure with another name. */
async function nextMonth(path: string): Promise<void> {
  const cbos = await listsOf('listas-cbo');
  const cids = await listsOf('listas-cid');
  const ageOf = (age: string | undefined) => (age || '9999').padStart(4, '0');
  const procedures = (await rowsOf('sigtap', 'procedimentos')).map(
    (row): Procedure => ({
      code: row['codigo'] ?? '',
      name: `${(row['nome'] ?? '').slice(0, 240)} (NOVO)`,
      sex: row['sexo'] || 'I',
      from: ageOf(row['idade_minima']),
      until: ageOf(row['idade_maxima']),
      cbos: cbos.get(row['lista_cbo'] ?? '') ?? [],
      cids: cids.get(row['lista_cid'] ?? '') ?? [],
      instruments: (row['registros'] ?? '').split(' ').filter(Boolean),
    }),
  );
  const problems = (await rowsOf('cid10', 'codigos')).map(
    ({ codigo = '', nome = '' }) => [codigo, nome.slice(0, 100)] as const,
  );
  await writeSigtap(path, sigtapTexts({ ...NEXT, procedures, cids: problems }), NEXT.written);
}

const FITTING = '&cbo=322205&sex=1&birth=1990-05-17&on=2026-11-22';
const ASKED = [
  'afericao pressao',
  'consulta enfermagem',
  'diabetes',
  'hipertensao essencial',
  'J00',
  '0301100039',
  'dor de cabeca',
  'paracetamol',
  'vacina',
  'de',
  'coleta material exame laboratorial',
  'fratura',
];

/** Times of searches over all tables, with filters, in milliseconds, until `done` says so. */
async function timesOf(client: Client, done: (round: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; !done(round); round++) {
    for (const text of ASKED) {
      const from = performance.now();
      await client.get(`/codes?search=${encodeURIComponent(text)}${FITTING}`);
      times.push(performance.now() - from);
    }
  }
  return times;
}

const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Infinity;

type Job = { state: string; result: { status: string } | null };

/** Imports by upload, as a person waits for it. Seconds. */
async function importing(client: Client, path: string, expected: string): Promise<number> {
  const from = performance.now();
  const form = new FormData();
  form.set('file', await openAsBlob(path), 'sigtap.zip');
  const { jobId } = await client.post<{ jobId: string }>('/data-packages', form);
  for (;;) {
    const { state, result } = await client.get<Job>(`/jobs/${jobId}`);
    if (state === 'done' && result?.status === expected) return (performance.now() - from) / 1000;
    if (state !== 'queued' && state !== 'running') throw new Error(`the import ended ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function run(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pec-bench-terminology-'));
  try {
    const path = join(folder, 'sigtap.zip');
    await nextMonth(path);
    const { installer, status } = await startInstallation();
    await timesOf(installer, (round) => round === 2);
    const quiet = p95(await timesOf(installer, (round) => round === ROUNDS));
    let ended = false;
    const reading = timesOf(installer, () => ended);
    const first = await importing(installer, path, 'imported').finally(() => (ended = true));
    const meanwhile = p95(await reading);
    const after = p95(await timesOf(installer, (round) => round === ROUNDS));
    const again = await importing(installer, path, 'unchanged');
    const { worker } = (await status()).pids;
    return [
      { what: 'search with filters, p95', value: quiet, unit: 'ms', most: MOST_MS },
      { what: 'SIGTAP imported, every name another', value: first, unit: 's', most: 15 },
      { what: 'search meanwhile, p95', value: meanwhile, unit: 'ms', most: 2 * MOST_MS },
      { what: 'search afterwards, p95', value: after, unit: 'ms', most: MOST_MS },
      { what: 'the same file again, unchanged', value: again, unit: 's', most: 5 },
      {
        what: 'peak memory of the worker',
        value: memoryOf(worker ?? 0, 'status', 'VmHWM'),
        unit: 'MB',
        most: 300,
      },
    ];
  } finally {
    await releaseEverything();
    await rm(folder, { recursive: true, force: true });
  }
}

export const benchmark: Benchmark = {
  setting:
    'SIGTAP, CID-10, CIAP-2, CATMAT and immunobiologicals of the program, by HTTP, one asking at a time',
  run,
};
