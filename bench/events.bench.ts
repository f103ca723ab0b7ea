import { createHash } from 'node:crypto';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { query } from '../tests/support/base.ts';
import { type Installation, startInstallation } from '../tests/support/installation.ts';
import { descendants } from '../tests/support/processes.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { processorTimeOf } from './processor.ts';

const BROWSERS = 200;
/** Long enough for every browser's heartbeat (25 s). */
const IDLE_MS = 30_000;
const MOST_PERCENT = 5;

/** Sessions of the installer in as many browsers, as the sign-in leaves them. */
async function openSessions(dataDir: string): Promise<string[]> {
  const tokens = Array.from({ length: BROWSERS }, (_, n) => `browser ${n} of the benchmark`);
  const digests = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await query(
    dataDir,
    `insert into session (id, token_sha256, professional_id, access_id, created_at, last_seen_at)
     select uuid_v7(), decode(digest, 'hex'), professional_id, id, now(), now()
     from unnest('{${digests.join(',')}}'::text[]) digest, administrative_access where kind = 'installer'`,
  );
  return tokens;
}

/** One open stream, once the server said hello. */
function listen(url: string, agent: Agent, token: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: `pec_session=${encodeURIComponent(token)}` };
    get(`${url}/api/events`, { agent, headers }, (stream) => {
      if (stream.statusCode !== 200) reject(new Error(`the stream answered ${stream.statusCode}`));
      stream.once('data', () => resolve(stream));
    }).once('error', reject);
  });
}

/** Web and PostgreSQL while nobody does anything: percent of one core. */
async function idleShare({ child, status }: Installation): Promise<number> {
  const { pids } = await status();
  if (!descendants(child.pid ?? 0).includes(pids.web ?? 0)) throw new Error('the web process is elsewhere');
  const processes = () => [pids.web ?? 0, ...descendants(pids.postgres ?? 0)];
  const { ms, seconds } = await processorTimeOf(processes, () => sleep(IDLE_MS));
  return ms / 10 / seconds;
}

async function run(): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: BROWSERS });
  try {
    const installation = await startInstallation();
    const { url, dataDir } = installation;
    const tokens = await openSessions(dataDir);
    await sleep(5_000);
    const alone = await idleShare(installation);
    const streams = await Promise.all(tokens.map((token) => listen(url, agent, token)));
    await sleep(2_000);
    let beats = 0;
    for (const stream of streams) stream.on('data', () => (beats += 1));
    const open = await idleShare(installation);
    if (beats < BROWSERS || streams.some((stream) => stream.readableEnded)) {
      throw new Error(`${beats} heartbeats came to ${BROWSERS} browsers`);
    }
    return [
      { what: 'web and PostgreSQL without any browser, share of a core', value: alone, unit: '%' },
      {
        what: `the same with ${BROWSERS} browsers listening`,
        value: open,
        unit: '%',
        most: MOST_PERCENT,
      },
    ];
  } finally {
    agent.destroy();
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: `${BROWSERS} sessions with an event stream each, ${IDLE_MS / 1000} s in which nobody does anything`,
  run,
};
