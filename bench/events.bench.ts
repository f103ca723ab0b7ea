import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Installation, startInstallation } from '../tests/support/installation.ts';
import { descendants } from '../tests/support/processes.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { processorTimeOf } from './processor.ts';
import { openSessions } from './sessions.ts';

const BROWSERS = 200;
/** Long enough for every browser's heartbeat (25 s). */
const IDLE_MS = 30_000;
const MOST_PERCENT = 5;

/** One open stream, once the server said hello. */
function listen(url: string, agent: Agent, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/events`, { agent, headers: { cookie } }, (stream) => {
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
    const cookies = await openSessions(dataDir, BROWSERS);
    await sleep(5_000);
    const alone = await idleShare(installation);
    const streams = await Promise.all(cookies.map((cookie) => listen(url, agent, cookie)));
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
