import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { descendants } from '../tests/support/processes.ts';
import type { Program } from '../tests/support/program.ts';
import type { Figure } from './benchmark.ts';
import { processorTimeOf } from './processor.ts';

const WARM_S = 3;
const EACH_S = 20;
const BYTES = 8_000;
const BUDGET_MS = 15;

export const SAVING = `a draft of ${BYTES / 1000} KB every second for ${EACH_S} s`;

/** Somebody before a form. */
export type Writer = { cookie: string; accessId: string; form: string; title: string; path: string };

/** Saves once; the version written. Throws where the server refuses. */
function save(url: URL, agent: Agent, { cookie, ...draft }: Writer, version: number): Promise<number> {
  const text = JSON.stringify({
    ...draft,
    values: { text: `${version} `.padEnd(BYTES, 'relato ') },
    version,
    writer: draft.accessId,
  });
  const headers = { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
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
async function type(url: URL, agent: Agent, writers: readonly Writer[], seconds: number) {
  const took: number[] = [];
  let errors = 0;
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    writers.map(async (writer, place) => {
      let version = 0;
      for (let at = performance.now() + (place * 1000) / writers.length; at < end; at += 1000) {
        await sleep(Math.max(0, at - performance.now()));
        const from = performance.now();
        try {
          version = await save(url, agent, writer, version);
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

/** What their drafts cost while all of them type at once. */
export async function savings(
  { url, status }: Pick<Program, 'url' | 'status'>,
  writers: readonly Writer[],
): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: writers.length });
  try {
    const address = new URL(url);
    await type(address, agent, writers, WARM_S);
    const { pids } = await status();
    const { result, ms } = await processorTimeOf(
      () => [pids.web ?? 0, ...descendants(pids.postgres ?? 0)],
      () => type(address, agent, writers, EACH_S),
    );
    const { took, errors } = result;
    const within = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
    const who = `${writers.length} writers at once`;
    return [
      { what: `${who}: half of the savings answered within`, value: within(0.5), unit: 'ms' },
      { what: `${who}: 95 % of them`, value: within(0.95), unit: 'ms', most: BUDGET_MS },
      { what: `${who}: 99 % of them`, value: within(0.99), unit: 'ms' },
      { what: `${who}: savings`, value: took.length / EACH_S, unit: '/s' },
      {
        what: `${who}: refused or lost`,
        value: (100 * errors) / (took.length + errors),
        unit: '%',
        most: 0,
      },
      { what: `${who}: processor of web and PostgreSQL for each`, value: ms / took.length, unit: 'ms' },
    ];
  } finally {
    agent.destroy();
  }
}
