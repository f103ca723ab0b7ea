import { join } from 'node:path';
import { type Link, startLink } from '#modules/production/test/link';
import type { Process } from '#modules/unification/contract/process';
import { query } from '../tests/support/base.ts';
import { type Installation, PASSWORD } from '../tests/support/installation.ts';
import { memoryOf } from '../tests/support/processes.ts';
import { type Program, releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { closedFor } from './closed-for.ts';
import { timed } from './command.ts';
import { sentAgain } from './cut-link.ts';
import { DESKS, waitsAlone, waitsMeanwhile } from './desks.ts';
import { ROWS, startLarge } from './large-base.ts';
import { openReception } from './sessions.ts';

const MINUTE = 60;
/** People of the unit and of the centre; each brings some rows of its own. */
const PEOPLE = 20_000;
/** Changes kept of each of the unit's people: rows with ids inside. */
const REVISIONS = 5;
const MOST_WAIT = 300;
const MOST_AGAIN = 5;
const MOST_MEMORY = 256;

const processOf = (text: string): Process => (JSON.parse(text) as { process: Process }).process;

/** The most memory that who works in the background ever held. */
async function memoryOfWorker({ status }: Program): Promise<number> {
  const { worker } = (await status()).pids;
  return memoryOf(worker ?? 0, 'status', 'VmHWM');
}

const revise = ({ dataDir }: Installation) =>
  query(
    dataDir,
    `insert into citizen_revision (id, citizen_id, version, at, professional_id, actor_kind, origin, before, after)
     select uuid_v7(), c.id, 1000 + n, now(), p.id, 'person', 'registration',
       jsonb_build_object('bairro', 'CENTRO', 'updated_by', p.id, 'team_id', c.team_id),
       jsonb_build_object('bairro', 'JARDIM', 'updated_by', p.id, 'team_id', c.team_id)
     from citizen c, generate_series(1, ${REVISIONS}) n, (select id from professional order by id limit 1) p`,
  );

/** The unit asks, the centre accepts; both have a copy of today. */
async function agree(unit: Program, centre: Program, url: string): Promise<void> {
  for (const one of [unit, centre]) await timed(one, ['backup', 'create']);
  const asked = await unit.pec(['unification', 'request', '--link', url, '--json'], {
    stdin: PASSWORD,
  });
  if (asked.code !== 0) throw new Error(asked.stderr);
  await timed(centre, ['unification', 'accept']);
}

async function run(): Promise<Figure[]> {
  let link: Link | undefined;
  try {
    const centre = await startLarge({ seed: 1, rows: 0, citizens: PEOPLE });
    const unit = await startLarge({ seed: 2, citizens: PEOPLE });
    await revise(unit);
    const between = (link = await startLink(centre.url));
    await agree(unit, centre, between.url);
    const cookie = await openReception(centre.dataDir);
    const alone = await waitsAlone(centre, cookie);
    const rehearse = () => timed(unit, ['unification', 'rehearse']);
    const { waits, result: cut } = await waitsMeanwhile(centre, cookie, () =>
      sentAgain(between, join(unit.dataDir, 'unificacao'), rehearse),
    );
    let over = false;
    const [unified, closed] = await Promise.all([
      timed(unit, ['unification', 'run']).finally(() => (over = true)),
      closedFor(unit, () => over),
    ]);
    const { rehearsal, report } = processOf(unified.stdout);
    const rows = report?.rows ?? 0;
    return [
      { what: 'sent, staged and judged: the rehearsal', value: cut.result.seconds, unit: 's' },
      { what: 'sent again after a cut at 90 %', value: cut.percent, unit: '%', most: MOST_AGAIN },
      { what: 'of it at the centre', value: rehearsal?.seconds ?? 0, unit: 's' },
      { what: 'search of a citizen at the centre alone, p95', value: alone, unit: 'ms' },
      {
        what: `the same of ${DESKS} desks meanwhile, p95`,
        value: waits,
        unit: 'ms',
        most: MOST_WAIT,
      },
      {
        what: 'unified: frozen, read again, entered, proved',
        value: unified.seconds,
        unit: 's',
        most: 5 * MINUTE,
      },
      {
        what: `${rows} rows entered and proved`,
        value: rows / (report?.seconds ?? Infinity),
        unit: '/s',
        least: 20_000,
      },
      { what: 'the unit was closed meanwhile', value: closed, unit: 's', most: 5 * MINUTE },
      {
        what: 'memory of the worker of the centre, highest',
        value: await memoryOfWorker(centre),
        unit: 'MB',
        most: MOST_MEMORY,
      },
      {
        what: 'memory of the worker of the unit, highest',
        value: await memoryOfWorker(unit),
        unit: 'MB',
        most: MOST_MEMORY,
      },
    ];
  } finally {
    await link?.close();
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `a unit of ${ROWS} received fichas and ${PEOPLE} citizens, ${REVISIONS} changes of each, joins a centre of ${PEOPLE}; both on this machine`,
  run,
};
