import { setTimeout as sleep } from 'node:timers/promises';
import { startInstallation } from '../tests/support/installation.ts';
import { descendants, memoryOf } from '../tests/support/processes.ts';
import { releaseEverything, startProgram } from '../tests/support/program.ts';
import { until } from '../tests/support/until.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const TIMES = 3;
const IDLE_MS = 5_000;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The page as a browser gets it: the document, and the scripts and styles it names. */
async function loadLoginPage(url: string): Promise<true> {
  const html = await (await fetch(url)).text();
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');
  if (named.length === 0) throw new Error('the page names no script');
  const answers = await Promise.all(['/api/session', ...named].map((path) => fetch(url + path)));
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  if (answers.some(({ status }) => status !== 200)) throw new Error('the login page is not whole');
  return true;
}

async function run(): Promise<Figure[]> {
  try {
    const { dataDir, stop } = await startInstallation();
    await stop();
    const seconds: number[] = [];
    let memory = 0;
    for (let time = 0; time < TIMES; time++) {
      const from = performance.now();
      const program = await startProgram(dataDir);
      await until('the login page', () => loadLoginPage(program.url));
      seconds.push((performance.now() - from) / 1000);
      if (time === TIMES - 1) {
        await sleep(IDLE_MS);
        const pids = descendants(program.child.pid ?? 0);
        const parts = Object.values((await program.status()).pids);
        if (!parts.every((pid) => pids.includes(pid ?? 0))) throw new Error('a part is out of the sum');
        memory = pids.reduce((sum, pid) => sum + memoryOf(pid, 'smaps_rollup', 'Pss'), 0);
      }
      await program.stop();
    }
    return [
      {
        what: `start to a served login page, median of ${TIMES}`,
        value: median(seconds),
        unit: 's',
        most: 4,
      },
      { what: 'all processes idle, sum of PSS', value: memory, unit: 'MB', most: 400 },
    ];
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = { setting: 'pec start on an existing base, embedded PostgreSQL', run };
