import { query } from '../tests/support/base.ts';
import type { Program } from '../tests/support/program.ts';
import type { Figure } from './benchmark.ts';
import { type Load, loadOf, median } from './load.ts';
import { openReceptions } from './sessions.ts';

const DESKS = 50;
/** Few enough that none waits long for its turn of the processors. */
const FEW = 16;
const RECORDS = 2_000;
const TIMES = 3;
const LEAST = 2_500;
const MOST_P97_MS = 10;

/** Registrations opened again and again, every opening in the trail, each desk with its session. */
export async function opens(program: Program, size: string): Promise<Figure[]> {
  const ids = await query<{ id: string }>(
    program.dataDir,
    `select id from citizen order by md5(id::text) limit ${RECORDS}`,
  );
  const paths = ids.map(({ id }) => `/citizens/${id}`);
  const cookies = await openReceptions(program.dataDir, DESKS);
  await loadOf(program, paths, cookies);
  const [many, few]: [Load[], Load[]] = [[], []];
  for (let time = 0; time < TIMES; time++) {
    many.push(await loadOf(program, paths, cookies));
    few.push(await loadOf(program, paths, cookies.slice(0, FEW)));
  }
  return [
    {
      what: `${size}: registrations opened, ${DESKS} at once`,
      value: median(many, 'perSecond'),
      unit: '/s',
      least: LEAST,
    },
    { what: `${size}: processor of the web for each`, value: median(many, 'web'), unit: 'ms' },
    { what: `${size}: processor of PostgreSQL for each`, value: median(many, 'base'), unit: 'ms' },
    { what: `${size}: 97.5 % of them opened within`, value: median(many, 'p97'), unit: 'ms' },
    {
      what: `${size}: registrations opened, ${FEW} at once`,
      value: median(few, 'perSecond'),
      unit: '/s',
      least: LEAST,
    },
    {
      what: `${size}: 97.5 % of these opened within`,
      value: median(few, 'p97'),
      unit: 'ms',
      most: MOST_P97_MS,
    },
  ];
}
