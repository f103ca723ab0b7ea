import { readdirSync } from 'node:fs';
import { cpus, totalmem, type as osType, release } from 'node:os';
import { type Benchmark, withinBudget } from './benchmark.ts';
import { type Row, table } from './table.ts';

const SUFFIX = '.bench.js';

/** `npm run bench`: every benchmark in turn, then the machine and one table. `-- NAME` runs those named. */
async function main(wanted: readonly string[]): Promise<number> {
  const names = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`No benchmark is named ${unknown.join(', ')}; there are: ${names.join(', ')}.`);
    return 64;
  }
  const rows: Row[] = [];
  for (const name of wanted.length > 0 ? wanted : names) {
    const { benchmark } = (await import(`./${name}${SUFFIX}`)) as { benchmark: Benchmark };
    console.error(`${name}: ${benchmark.setting}`);
    for (const figure of await benchmark.run()) rows.push({ benchmark: name, ...figure });
  }
  console.log(machine());
  console.log(table(rows));
  return rows.every(withinBudget) ? 0 : 1;
}

function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${processors.length} × ${processors[0]?.model.trim()}, ${memory} GB, ${osType()} ${release()}, Node ${process.versions.node}\n`;
}

process.exitCode = await main(process.argv.slice(2));
