import type { ServerResponse } from 'node:http';
import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { NOTICE_EVENT, type Notice, topicName, WHOLE_EVENT } from '#platform/events/contract';
import { jobView } from '#platform/jobs/queue';
import { maySeeJob } from '#platform/jobs/visibility';
import { errorFields } from '#platform/log/logger';
import { isWithin, reachOf } from '#platform/permissions/scope';
import { type BoundRoute, type HttpSide, read } from './bind.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

// A browser that reads nothing any more must not fill the memory; it asks again what it missed.
const MAX_UNREAD_BYTES = 1024 * 1024;
const CONTENT_TYPE = 'text/event-stream; charset=utf-8';

const TOPIC = '[a-z][a-z-]{0,39}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const eventsContract = route({
  name: 'platform.events',
  method: 'GET',
  path: '/events',
  summary:
    'Fluxo de eventos do navegador (text/event-stream): andamento das tarefas que a pessoa pode ver e avisos de que algo mudou nos assuntos pedidos das unidades do acesso.',
  permission: { kind: 'access' },
  query: Type.Object({
    topics: Type.Optional(Type.String({ pattern: `^${TOPIC}(,${TOPIC})*$`, maxLength: 6000 })),
  }),
  response: Type.Unknown(),
  raw: true,
  background: true,
});

/** Is this answer a stream that stays open? Its duration is no waiting time. */
export const isEventStream = (response: ServerResponse): boolean =>
  response.getHeader('content-type') === CONTENT_TYPE;

/**
 * One stream per browser: `job` events with the job as data, `changed` events that name a topic of a unit (among those
 * asked for; of a unit out of reach nothing is ever told), and a heartbeat that keeps proxies awake. It
 * ends with the session, or when the person changes to another access: the browser then opens another or
 * gets 401.
 */
export const eventsRoute: BoundRoute = read(eventsContract, async (context, { query }, http) => {
  const { reply, events } = http;
  const wanted = new Set(query.topics?.split(','));
  const reach = wanted.size > 0 ? reachOf(context.actor) : null;
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
  const whole = `event: ${WHOLE_EVENT}\ndata: {}\n\n`;
  write(`retry: 2000\n${whole}`);
  const unsubscribe = events.subscribe({
    onJob: (job) => {
      if (maySeeJob(context.actor, job)) write(`event: job\ndata: ${JSON.stringify(jobView(job))}\n\n`);
    },
    onNotice: ({ topic, ...place }) => {
      const notice: Notice = { topic, unitId: place.unitId };
      if (!reach || !wanted.has(topicName(notice)) || !isWithin(reach, place)) return;
      write(`event: ${NOTICE_EVENT}\ndata: ${JSON.stringify(notice)}\n\n`);
    },
    onHeardAgain: () => write(whole),
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
  return (
    now !== null && now.access?.id === session?.access?.id && now.access?.unitId === session?.access?.unitId
  );
}
