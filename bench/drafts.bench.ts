import { createHash, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateCpf } from '@pec-aberto/brazil';
import { query } from '../tests/support/base.ts';
import { type Installation, startInstallation } from '../tests/support/installation.ts';
import { descendants } from '../tests/support/processes.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { processorTimeOf } from './processor.ts';

const PEOPLE = 200;
const EACH_S = 20;
const BYTES = 8_000;
const BUDGET_MS = 15;

type Person = { token: string; accessId: string };

/** So many people, each with a session of his own: managers of the municipality. */
async function enter(dataDir: string): Promise<Person[]> {
  const people = Array.from({ length: PEOPLE }, (_, place) => {
    const token = `writer-${randomUUID()}`;
    return { token, cpf: generateCpf(500_000 + place), accessId: randomUUID() };
  });
  const digest = ({ token }: Person) => createHash('sha256').update(token).digest('hex');
  const rows = people.map((one) => `('${one.cpf}', '${one.accessId}'::uuid, '${digest(one)}')`);
  await query(
    dataDir,
    `with given (cpf, access, digest) as (values ${rows.join(',')}),
       p as (insert into professional (id, cpf, name, origin, created_at, updated_at)
         select uuid_v7(), cpf, 'ROSA DIAS', 'manual', now(), now() from given returning id, cpf),
       g as (select p.id, given.* from p join given using (cpf)),
       a as (insert into account (professional_id, password_hash, must_change_password, terms_version, updated_at)
         select id, 'x', false, (select max(terms_version) from account), now() from g),
       m as (insert into administrative_access (id, professional_id, kind, municipality_id, created_at)
         select access, g.id, 'municipal-manager', municipality.id, now() from g, municipality)
     insert into session (id, token_sha256, professional_id, access_id, created_at, last_seen_at)
       select uuid_v7(), decode(digest, 'hex'), id, access, now(), now() from g`,
  );
  return people;
}

/** Saves once; the version written. Throws where the server refuses. */
function save(url: URL, agent: Agent, { token, accessId }: Person, version: number): Promise<number> {
  const text = JSON.stringify({
    accessId,
    form: 'cidadao-novo-1',
    title: 'o cadastro de Rosa',
    path: '/cidadao/novo/1',
    values: { text: `${version} `.padEnd(BYTES, 'relato ') },
    version,
    writer: accessId,
  });
  const headers = {
    cookie: `pec_session=${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  };
  const { hostname: host, port } = url;
  return new Promise((done, failed) => {
    const call = request({ agent, host, port, path: '/api/drafts', method: 'PUT', headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () => {
        if (answer.statusCode === 200) done((JSON.parse(body) as { version: number }).version);
        else failed(new Error(body));
      });
    });
    call.on('error', failed).end(text);
  });
}

/** Everybody types on: once a second each, not at the same moment. How long each saving took, and how many failed. */
async function type(url: URL, agent: Agent, people: readonly Person[], seconds: number) {
  const took: number[] = [];
  let errors = 0;
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    people.map(async (person, place) => {
      let version = 0;
      for (let at = performance.now() + (place * 1000) / PEOPLE; at < end; at += 1000) {
        await sleep(Math.max(0, at - performance.now()));
        const from = performance.now();
        try {
          version = await save(url, agent, person, version);
          took.push(performance.now() - from);
        } catch {
          errors += 1;
        }
      }
    }),
  );
  took.sort((a, b) => a - b);
  return { took, errors };
}

async function measure({ url, dataDir, status }: Installation, agent: Agent): Promise<Figure[]> {
  const people = await enter(dataDir);
  const address = new URL(url);
  await type(address, agent, people, 3);
  const { pids } = await status();
  const { result, ms } = await processorTimeOf(
    () => [pids.web ?? 0, ...descendants(pids.postgres ?? 0)],
    () => type(address, agent, people, EACH_S),
  );
  const { took, errors } = result;
  const within = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
  return [
    { what: 'half of the savings answered within', value: within(0.5), unit: 'ms' },
    { what: '95 % of them', value: within(0.95), unit: 'ms', most: BUDGET_MS },
    { what: '99 % of them', value: within(0.99), unit: 'ms' },
    { what: 'savings', value: took.length / EACH_S, unit: '/s' },
    { what: 'refused or lost', value: (100 * errors) / (took.length + errors), unit: '%', most: 0 },
    { what: 'processor of web and PostgreSQL for each', value: ms / took.length, unit: 'ms' },
  ];
}

async function run(): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: PEOPLE });
  try {
    return await measure(await startInstallation(), agent);
  } finally {
    agent.destroy();
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `${PEOPLE} people with a session each, who save a draft of ${BYTES / 1000} KB every second for ${EACH_S} s`,
  run,
};
