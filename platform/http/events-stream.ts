import type { ServerResponse } from 'node:http';
import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { jobView } from '#platform/jobs/queue';
import { maySeeJob } from '#platform/jobs/visibility';
import { errorFields } from '#platform/log/logger';
import { type BoundRoute, type HttpSide, read } from './bind.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

// A browser that reads nothing any more must not fill the memory; it asks again what it missed.
const MAX_UNREAD_BYTES = 1024 * 1024;
const CONTENT_TYPE = 'text/event-stream; charset=utf-8';

const eventsContract = route({
  name: 'platform.events',
  method: 'GET',
  path: '/events',
  summary: 'Fluxo de eventos do navegador (text/event-stream): andamento das tarefas que a pessoa pode ver.',
  permission: { kind: 'access' },
  response: Type.Unknown(),
  raw: true,
  background: true,
});

/** Is this answer a stream that stays open? Its duration is no waiting time. */
export const isEventStream = (response: ServerResponse): boolean =>
  response.getHeader('content-type') === CONTENT_TYPE;

/**
 * One stream per browser: `job` events with the job as data, and a heartbeat that keeps proxies awake. It
 * ends with the session, or when the person changes to another access: the browser then opens another or
 * gets 401.
 */
export const eventsRoute: BoundRoute = read(eventsContract, async (context, _input, http) => {
  const { reply, events } = http;
  reply.hijack();
  const stream = reply.raw;
  stream.setHeader('content-type', CONTENT_TYPE);
  stream.writeHead(200, {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    // Kept for a next request, it would hold the server back when it stops.
    connection: 'close',
  });
  const write = (text: string) => {
    if (stream.writableEnded || stream.destroyed) return;
    stream.write(text);
    if (stream.writableLength > MAX_UNREAD_BYTES) stream.destroy();
  };
  write('retry: 2000\nevent: hello\ndata: {}\n\n');
  const unsubscribe = events.subscribe({
    onJob: (job) => {
      if (maySeeJob(context.actor, job)) write(`event: job\ndata: ${JSON.stringify(jobView(job))}\n\n`);
    },
    onBeat: () => {
      write(': \n\n');
      isStillTheirs(http).then(
        (still) => still || stream.end(),
        (error: unknown) => context.platform.log.debug('events-session-unknown', errorFields(error)),
      );
    },
    onStop: () => stream.end(),
  });
  stream.on('error', () => undefined);
  stream.on('close', unsubscribe);
  return undefined;
});

async function isStillTheirs({ session, currentSession }: HttpSide): Promise<boolean> {
  const now = await currentSession();
  return now !== null && now.access?.id === session?.access?.id;
}
