import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { databaseProblem, unkeepableProblem } from '#platform/db/errors';
import { Problem, problemBody } from '#platform/errors/problem';
import { errorFields } from '#platform/log/logger';
import { compilersFactory } from './compilers.ts';
import { originProblem } from './csrf.ts';
import { isEventStream } from './events-stream.ts';
import { problemPage } from './html.ts';
import { mountRoute } from './mount.ts';
import type { ServerParts } from './parts.ts';
import { unreadable } from './readable.ts';
import { tooManyAttempts } from './refusals.ts';
import { limitRequests } from './simultaneous.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { validationProblem } from './validation.ts';

const BODY_LIMIT = 1024 * 1024;

/** The HTTP server without its pages: security headers, session, guard, contracts and problem details. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { platform, metrics } = parts;
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: platform.boot.trustedProxy ?? false,
    // The longest upload over a bad link; a slow head is cut after Node's 60 s all the same.
    requestTimeout: 30 * 60_000,
    routerOptions: { maxParamLength: 500 },
    schemaController: { compilersFactory },
    ajv: { customOptions: { allErrors: true, removeAdditional: false, coerceTypes: 'array' } },
  });
  // Of what is not JSON or a file nothing is read.
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: tooManyAttempts,
  });
  await app.register(multipart, { limits: { files: 1, fields: 20, fieldSize: 10_000 } });
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(SECURITY_HEADERS);
    done(originProblem(request));
  });
  app.addHook('preValidation', ({ params, query, body }, _reply, done) => {
    done(unreadable({ ...Object(params), ...Object(query) }) ?? unreadable(body));
  });
  app.addHook('onResponse', (request, reply, done) => {
    done();
    // A refused upload is read to its end: what stays unread would hold up this connection's next request.
    if (!request.raw.readableEnded) request.raw.unpipe().resume();
    if (isEventStream(reply.raw)) return;
    metrics.observe(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime);
    platform.log.debug('request', {
      id: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  app.setErrorHandler((error: Error, request, reply) => {
    const problem = asProblem(error);
    const fields = { id: request.id, route: request.routeOptions.url, ...errorFields(error) };
    if (problem.status >= 500) platform.log.error('request-failed', fields);
    // What the base refused could have been refused before it.
    else if (!(error instanceof Problem) && unkeepableProblem(error))
      platform.log.warn('value-refused', fields);
    reply.status(problem.status);
    const body = problemBody(problem);
    if (isPageAsked(request))
      return reply.type('text/html; charset=utf-8').send(problemPage(body, request.id));
    return reply.type('application/problem+json').send({ ...body, instance: request.id });
  });
  const inTurn = limitRequests(platform);
  for (const bound of parts.routes) mountRoute(app, bound, parts, inTurn);
  return app;
}

/** A person pressed a link: browsers ask for HTML then, programs and our pages do not. */
const isPageAsked = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers.accept?.includes('text/html') === true;

/** Every error leaves as a problem with a stable code; what we did not foresee says so without details. */
function asProblem(error: Error & { statusCode?: number; code?: string; validation?: unknown }): Problem {
  if (error instanceof Problem) return error;
  if (error.validation) return validationProblem(error);
  const fromDatabase = databaseProblem(error) ?? unkeepableProblem(error);
  if (fromDatabase) return fromDatabase;
  if (error.statusCode === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE') {
    return new Problem(413, 'too-large', 'O envio passa do tamanho aceito. Confira se é o arquivo certo.');
  }
  if (error.statusCode === 415) {
    return new Problem(
      415,
      'unsupported-type',
      'O pedido veio num formato não aceito. Envie JSON (application/json).',
    );
  }
  if (error.statusCode && error.statusCode < 500) {
    return new Problem(
      error.statusCode,
      'bad-request',
      'O pedido não pôde ser lido. Recarregue a página e repita.',
    );
  }
  return new Problem(
    500,
    'internal',
    'O servidor falhou ao atender este pedido e nada foi gravado. Tente de novo; se repetir, avise o suporte com o código do pedido.',
  );
}
