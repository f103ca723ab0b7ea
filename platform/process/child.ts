import { readFileSync } from 'node:fs';
import { readBootSettings } from '#platform/config/boot';
import { dataPaths } from '#platform/config/paths';
import { createLogger, errorFields, type Logger } from '#platform/log/logger';
import { stopPostgres } from '#platform/postgres/stop';
import { CHILD_ENV } from './child-env.ts';
import { StartError } from './start-error.ts';

/** What a process of the installation does: `start` resolves when it serves, `stop` when nothing is left. */
export type ChildWork = { start(): Promise<{ stop(): Promise<void> }> };

// The supervisor kills after 8 s; orphans must be gone, with PostgreSQL, within 10 s.
const STOP_MS = 7_000;
const ORPHAN_STOP_MS = 4_000;
const ORPHAN_POSTGRES_MS = 2_000;

/**
 * Runs a child of the supervisor: tells `{type:'ready'}` (or `{type:'unable'}` and why), answers pings, stops on `{type:'stop'}` or SIGTERM, and when the
 * supervisor died stops its work and the embedded PostgreSQL. Never returns control to the caller's module:
 * the process exits by itself (0 stopped, 1 failed).
 */
export async function runChild(work: ChildWork): Promise<void> {
  const log = createLogger(process.env[CHILD_ENV.name] ?? 'child', readBootSettings().logLevel);
  const fail = (event: string) => (error: unknown) => {
    // What is meant for the operator is said; any other message may quote data.
    const reason = error instanceof StartError ? error.message : undefined;
    log.error(event, { ...errorFields(error), reason });
    if (reason !== undefined && process.connected)
      process.send?.({ type: 'unable', reason }, () => process.exit(1));
    else process.exit(1);
  };
  // A dead supervisor leaves broken pipes; Ctrl-C in a terminal is the supervisor's business.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('SIGINT', () => undefined);
  process.on('uncaughtException', fail('child.uncaught'));

  const starting = work.start();
  let stopping: Promise<void> | undefined;
  const stop = (within: number) => {
    stopping ??= withDeadline(
      starting.then((running) => running.stop()),
      within,
    );
    return stopping;
  };
  const leave = () => void stop(STOP_MS).then(() => process.exit(0), fail('child.stop-failed'));
  process.on('SIGTERM', leave);
  process.on('message', (message) => {
    if (isOfType(message, 'stop')) leave();
    if (isOfType(message, 'ping')) process.send?.({ type: 'pong' });
  });
  process.on('disconnect', () => void abandon(stop(ORPHAN_STOP_MS), log));

  try {
    await starting;
    process.send?.({ type: 'ready' });
    log.info('child.ready', { pid: process.pid });
  } catch (error) {
    fail('child.start-failed')(error);
  }
}

function isOfType(message: unknown, type: string): boolean {
  return typeof message === 'object' && message !== null && (message as { type?: unknown }).type === type;
}

async function abandon(stopped: Promise<void>, log: Logger): Promise<void> {
  log.warn('child.supervisor-died');
  await stopped.catch((error: unknown) => log.error('child.stop-failed', errorFields(error)));
  const cluster = process.env[CHILD_ENV.cluster];
  if (cluster && supervisorWasLast()) await stopPostgres(cluster, ORPHAN_POSTGRES_MS);
  process.exit(0);
}

// A supervisor that took over meanwhile has a PostgreSQL of its own in the same directory.
function supervisorWasLast(): boolean {
  try {
    const text = readFileSync(dataPaths(process.env['PEC_DATA_DIR'] ?? '').state, 'utf8');
    return String((JSON.parse(text) as { pid?: unknown }).pid) === process.env[CHILD_ENV.supervisor];
  } catch {
    return false;
  }
}

function withDeadline(work: Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not stopped in ${milliseconds} ms`)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
