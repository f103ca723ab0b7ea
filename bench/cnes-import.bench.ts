import { rm } from 'node:fs/promises';
import { importEnd, startImport } from '../tests/support/client.ts';
import { cnesFile } from '../tests/support/cnes-files.ts';
import { IBGE, startInstallation } from '../tests/support/installation.ts';
import { memoryOf } from '../tests/support/processes.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const SIZE = { seed: 41, units: 450, professionals: 30_000 };

/** Upload, queue and import of a capital's file as a person waits for it, and the worker's memory at its peak. */
async function run(): Promise<Figure[]> {
  const file = await cnesFile({ ...SIZE, date: '2026-10-05' });
  try {
    const { installer, status } = await startInstallation();
    const timed = async (expected: string): Promise<number> => {
      const from = performance.now();
      const { importId } = await startImport(installer, file, { municipality: IBGE });
      const { status: ended, error } = await importEnd(installer, importId, 120_000);
      if (ended !== expected) throw new Error(`the import ended ${ended}: ${error?.message}`);
      return (performance.now() - from) / 1000;
    };
    const first = await timed('imported');
    const again = await timed('unchanged');
    const { worker } = (await status()).pids;
    return [
      { what: 'first import', value: first, unit: 's', most: 15 },
      { what: 'the same file again, unchanged', value: again, unit: 's', most: 8 },
      {
        what: 'peak memory of the worker',
        value: memoryOf(worker ?? 0, 'status', 'VmHWM'),
        unit: 'MB',
        most: 350,
      },
    ];
  } finally {
    await releaseEverything();
    await rm(file, { force: true });
  }
}

export const benchmark: Benchmark = {
  setting: `${SIZE.units} units, ${SIZE.professionals} professionals, by upload to a running installation`,
  run,
};
