import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { syntheticPeople } from '@pec-aberto/matching';
import type { Program } from '../tests/support/program.ts';
import type { Figure } from './benchmark.ts';
import { pidsUnder, postmasterOf, processorTimeOf } from './processor.ts';

const CLIENTS = 32;
const CREATED = 4_000;
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
export async function creates(program: Program, cookie: string, size: string): Promise<Figure[]> {
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
    {
      what: `${size}: creates, the check for duplicates on, ${CLIENTS} at once`,
      value: CREATED / seconds,
      unit: '/s',
      least: LEAST_CREATES,
    },
    { what: `${size}: processor (web, worker and base) of one create`, value: ms / CREATED, unit: 'ms' },
  ];
}
