import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type RouteContract, type RouteInput, MUTATING } from '#platform/contract/route';
import { Problem } from '#platform/errors/problem';
import type { Actor, Peer, Session } from '#platform/permissions/access';
import { isShutFor, retryAfter, shutProblem } from '#platform/permissions/closed';
import { guard } from '#platform/permissions/guard';
import type { Platform } from '#platform/runtime/platform';
import type { SecretBox } from '#platform/settings/secret-box';
import type { UseCaseContext } from '#platform/usecase/context';
import { claimKey, fingerprintOf, keepAnswer } from '#platform/usecase/idempotency';
import { type Caller, runUseCase } from '#platform/usecase/run';
import type { BoundRoute, HttpSide } from './bind.ts';
import { SESSION_COOKIE } from './cookie.ts';
import { withExactNulls } from './exact-nulls.ts';
import type { ServerParts, SessionUse } from './parts.ts';
import type { limitRequests } from './simultaneous.ts';
import { limitRefusals } from './refusals.ts';
import { receiveUpload } from './upload.ts';

/** Who has no session yet sends a CPF and a password: the time of a stranger's megabyte is taken from others. */
const STRANGER_BODY_LIMIT = 16 * 1024;
/** Tries of a change whose transaction crossed another's. */
const TRIES = 5;

const KEY = /^[\x21-\x7e]{8,120}$/;

/** Works on a request when its turn comes. */
type InTurn = ReturnType<typeof limitRequests>;

/** Adds one contract to the server: guard, validation, use case, idempotency and answer. */
export function mountRoute(
  app: FastifyInstance,
  bound: BoundRoute,
  parts: ServerParts,
  inTurn: InTurn,
): void {
  const { contract } = bound;
  const status = contract.status ?? 200;
  const refusals = contract.refusals && limitRefusals(contract.refusals);
  app.route({
    method: contract.method,
    url: `/api${contract.path}`,
    schema: schemaOf(contract, status),
    config: throttleOf(contract),
    ...bodyLimitOf(contract),
    // Before parsing and validation: a stranger learns nothing of what a route expects.
    onRequest: async (request, reply) => {
      refusals?.check(request.ip);
      const { kind } = contract.permission;
      const session = kind === 'public' || kind === 'peer' ? null : await sessionOf(request, contract, parts);
      const peer = kind === 'peer' ? await peerOf(request, parts) : null;
      guard(contract.permission, session, peer);
      const closing = isShutFor(contract, session) ? await parts.findClosing() : null;
      if (closing) {
        reply.header('retry-after', retryAfter(closing, parts.platform.clock.now()));
        throw shutProblem(closing);
      }
      requireKey(contract, request);
      sessions.set(request, session);
      if (peer) peers.set(request, peer);
    },
    ...(refusals ? { onResponse: refusals.onResponse } : {}),
    handler: async (request, reply) => {
      const session = sessions.get(request) ?? null;
      const currentSession = () => sessionOf(request, contract, parts);
      const { dataDir } = parts.platform.boot;
      const upload = contract.upload && (await receiveUpload(request, { dataDir, ...contract.upload }));
      const http: HttpSide = { request, reply, session, currentSession, events: parts.events, upload };
      try {
        const work = () => answer(bound, parts.platform, http);
        // What flows for as long as a browser's link takes works on nothing.
        const output = await (contract.raw ? work() : inTurn(work));
        if (contract.raw) return await reply;
        reply.header('cache-control', 'no-store').status(status);
        return status === 204 ? await reply.send() : output;
      } finally {
        await upload?.discard();
      }
    },
  });
}

const sessions = new WeakMap<FastifyRequest, Session | null>();
const peers = new WeakMap<FastifyRequest, Peer>();

async function peerOf({ headers }: FastifyRequest, parts: ServerParts): Promise<Peer | null> {
  return headers.authorization ? parts.resolvePeer(headers.authorization) : null;
}

async function sessionOf(
  request: FastifyRequest,
  contract: RouteContract,
  parts: ServerParts,
): Promise<Session | null> {
  const token = request.cookies[SESSION_COOKIE];
  if (!token) return null;
  return parts.resolveSession(token, useOf(contract));
}

function useOf({ background, display, permission }: RouteContract): SessionUse {
  if (display && permission.kind === 'resource') return { displays: permission.anyOf };
  return background ? 'background' : 'person';
}

/** What fastify is to hold a request and its answer to. */
export function schemaOf(contract: RouteContract, status: number) {
  return {
    ...(contract.params ? { params: contract.params } : {}),
    ...(contract.query ? { querystring: contract.query } : {}),
    ...(contract.body && !contract.upload ? { body: withExactNulls(contract.body) } : {}),
    ...(contract.raw || status === 204 ? {} : { response: { [status]: contract.response } }),
  };
}

function bodyLimitOf({ upload, permission, bodyLimit }: RouteContract) {
  if (bodyLimit) return { bodyLimit };
  if (upload) return { bodyLimit: upload.maxBytes };
  return permission.kind === 'public' ? { bodyLimit: STRANGER_BODY_LIMIT } : {};
}

function throttleOf(contract: RouteContract) {
  if (!contract.throttle) return {};
  return { rateLimit: { max: contract.throttle.perMinute, timeWindow: 60_000 } };
}

function actorOf(session: Session | null, peer: Peer | undefined): Actor {
  if (session) return { kind: 'person', professionalId: session.professionalId, access: session.access };
  return peer ? { kind: 'peer', peer } : { kind: 'anonymous' };
}

function callerOf(request: FastifyRequest, session: Session | null): Caller {
  return { actor: actorOf(session, peers.get(request)), sessionId: session?.id ?? null, ip: request.ip };
}

async function answer(bound: BoundRoute, platform: Platform, http: HttpSide): Promise<unknown> {
  const { contract, handle } = bound;
  const { request, session } = http;
  const input = {
    params: request.params,
    query: request.query,
    body: request.body,
  } as RouteInput<unknown>;
  const caller = callerOf(request, session);
  if (bound.mode === 'read') {
    const context = {
      platform,
      db: platform.db,
      now: platform.clock.now(),
      sessionId: null,
      ip: null,
      ...caller,
    };
    // A reading handler never touches what only a use case has.
    return handle(context as unknown as Parameters<typeof handle>[0], input, http);
  }
  const act = (context: UseCaseContext) => handle(context, input, http);
  const idempotent = idempotencyOf(platform.secrets, contract, request, session);
  // Handlers keep nothing between two tries: all they were given is in the request.
  if (!idempotent) return runUseCase(platform, caller, act, { tries: TRIES });
  return runUseCase(platform, caller, act, {
    tries: TRIES,
    before: (db) => claimKey(db, platform.secrets, idempotent, platform.clock.now()),
    lastly: (output) => keepAnswer(platform.secrets, idempotent, output),
  });
}

/** The key of a changing request; undefined where none is asked. Throws 400 without a good one. */
function requireKey(contract: RouteContract, request: FastifyRequest): string | undefined {
  if (!MUTATING.has(contract.method) || contract.idempotency) return undefined;
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new Problem(
      400,
      'idempotency-key-required',
      'Falta o cabeçalho Idempotency-Key (8 a 120 caracteres, um por gravação).',
    );
  }
  return key;
}

function idempotencyOf(
  secrets: SecretBox,
  contract: RouteContract,
  request: FastifyRequest,
  session: Session | null,
) {
  const key = requireKey(contract, request);
  if (key === undefined) return undefined;
  // A stream cannot be fingerprinted before it is read: uploads are told apart by their key alone.
  const body = contract.upload ? null : request.body;
  return {
    owner: session?.professionalId ?? 'anonymous',
    key,
    fingerprint: fingerprintOf(secrets, contract.name, {
      params: request.params,
      query: request.query,
      body,
    }),
  };
}
