import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { findJob, jobView } from '#platform/jobs/queue';
import { maySeeJob } from '#platform/jobs/visibility';
import { type BoundRoute, read } from './bind.ts';

const HEARTBEAT_MS = 25_000;

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

/** One stream per browser: `job` events with the job as data, and a heartbeat that keeps proxies awake. */
export const eventsRoute: BoundRoute = read(eventsContract, async (context, _input, http) => {
  const { reply, request, events } = http;
  reply.hijack();
  const stream = reply.raw;
  stream.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  stream.write('retry: 2000\nevent: hello\ndata: {}\n\n');
  const unsubscribe = events.subscribe((payload) => {
    const [topic, id] = payload.split(':');
    if (topic !== 'job' || !id) return;
    findJob(context.db, id)
      .then((job) => {
        if (job && maySeeJob(context.actor, job)) {
          stream.write(`event: job\ndata: ${JSON.stringify(jobView(job))}\n\n`);
        }
      })
      .catch(() => undefined);
  });
  const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT_MS);
  request.raw.on('close', () => {
    unsubscribe();
    clearInterval(heartbeat);
  });
  return undefined;
});
