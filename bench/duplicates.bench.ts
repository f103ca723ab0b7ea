import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { syntheticPeople } from '@pec-aberto/matching';
import { query } from '../tests/support/base.ts';
import { startInstallation } from '../tests/support/installation.ts';
import { type Program, releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { pidsUnder, postmasterOf, processorTimeOf } from './processor.ts';
import { openReception } from './sessions.ts';

/** `PEC_BENCH_CITIZENS=1000000` for the whole size; then 50,000 of them are compared with all. */
const CITIZENS = Number(process.env['PEC_BENCH_CITIZENS'] ?? 100_000);
const COMPARED = CITIZENS / 20;
const CLIENTS = 32;
const CREATED = 4_000;
const MOST_SCAN_S = 180;
const LEAST_CREATES = 1_000;

type Person = ReturnType<typeof syntheticPeople> extends Iterable<infer P> ? P : never;

const formOf = (person: Person) => ({
  name: person.name,
  cpf: person.cpf || null,
  ...(person.cpf ? {} : { noCpfReason: 3 }),
  birthDate: person.birthDate,
  sex: person.sex === 'M' ? 0 : 1,
  race: 4,
  motherName: person.motherName,
  fatherUnknown: true,
  nationality: 1,
  birthMunicipalityIbge: '4205407',
  phoneMobile: person.phones?.[0] ?? null,
  informsSexualOrientation: false,
  informsGenderIdentity: false,
});

function post(url: URL, cookie: string, agent: Agent, body: object): Promise<number> {
  const text = JSON.stringify(body);
  return new Promise((done, failed) => {
    const call = request(
      {
        agent,
        host: url.hostname,
        port: url.port,
        path: '/api/citizens',
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'idempotency-key': randomUUID(),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode ?? 0));
      },
    );
    call.on('error', failed);
    call.end(text);
  });
}

/** Distinct people registered by keep-alive clients at once, the check for duplicates on. */
async function creates(program: Program, cookie: string): Promise<Figure[]> {
  const url = new URL(program.url);
  const roots = [program.child.pid ?? 0, postmasterOf(program.dataDir)];
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const people = syntheticPeople({ seed: 99, today: '2026-11-20', twins: 0, homonyms: 0 })[Symbol.iterator]();
  const statuses = new Map<number, number>();
  let left = 0;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const { value, done } = people.next();
      if (done) return;
      const status = await post(url, cookie, agent, formOf(value));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const all = async (count: number) => {
    left = count;
    await Promise.all(Array.from({ length: CLIENTS }, client));
  };
  await all(CREATED / 4);
  statuses.clear();
  const web = () => pidsUnder(roots);
  const { ms, seconds } = await processorTimeOf(web, () => all(CREATED));
  agent.destroy();
  console.error(`answers of the creates: ${JSON.stringify([...statuses])}`);
  return [
    { what: 'creates, the check on', value: CREATED / seconds, unit: '/s', least: LEAST_CREATES },
    { what: 'processor (web and base) of one create', value: ms / CREATED, unit: 'ms' },
  ];
}

async function run(): Promise<Figure[]> {
  try {
    const program = await startInstallation();
    const { dataDir } = program;
    const filled = await program.pec(['demo', '--citizens', String(CITIZENS), '--seed', '7']);
    if (filled.code !== 0) throw new Error(filled.stderr);
    console.error(filled.stdout.trim());
    const created = await creates(program, await openReception(dataDir));
    await query(
      dataDir,
      `insert into duplicate_scan (id, mode, started_at, total, finished_at, horizon)
       values (uuid_v7(), 'all', now(), 0, now(), pg_snapshot_xmin(pg_current_snapshot()))`,
    );
    await query(dataDir, 'vacuum analyze citizen');
    await query(
      dataDir,
      `insert into changelog (at, table_name, row_id, operation)
       select now(), 'citizen', id, 'U' from citizen order by id limit ${COMPARED}`,
    );
    const from = performance.now();
    const scan = await program.pec(['duplicates', 'scan', '--changed', '--json']);
    if (scan.code !== 0) throw new Error(scan.stderr);
    const seconds = (performance.now() - from) / 1000;
    console.error(scan.stdout.trim());
    return [
      ...created,
      { what: `${COMPARED} people compared with ${CITIZENS}`, value: seconds, unit: 's', most: MOST_SCAN_S },
    ];
  } finally {
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `${CITIZENS} synthetic citizens; ${CLIENTS} clients register ${CREATED} people; ${COMPARED} changed`,
  run,
};
