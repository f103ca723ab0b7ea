import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TObject, TSchema } from 'typebox';
import type { RouteContract, RouteInput, RouteOutput } from '#platform/contract/route';
import type { ReadContext, Refusal, UseCaseContext } from '#platform/usecase/context';
import type { EventHub } from '#platform/events/hub';
import type { Session } from '#platform/permissions/access';
import type { Upload } from './upload.ts';

/** The browser side of a request, for the few handlers that need it (session cookie, uploads, streams). */
export type HttpSide = {
  request: FastifyRequest;
  reply: FastifyReply;
  /** Null on public routes, and for whoever is not signed in. */
  session: Session | null;
  /** The session behind the cookie, also on public routes. */
  currentSession(): Promise<Session | null>;
  events: EventHub;
  /** The received file; there on every route that declares `upload`. */
  upload: Upload | undefined;
};

export type ReadHandler<C> = (
  context: ReadContext,
  input: RouteInput<C>,
  http: HttpSide,
) => Promise<RouteOutput<C>>;
export type ChangeHandler<C> = (
  context: UseCaseContext,
  input: RouteInput<C>,
  http: HttpSide,
) => Promise<RouteOutput<C> | Refusal>;

type Erased = (context: UseCaseContext, input: RouteInput<unknown>, http: HttpSide) => Promise<unknown>;

/** A route with its handler. Types meet here and nowhere else: the contract and the handler always agree. */
export type BoundRoute = { contract: RouteContract; mode: 'read' | 'change'; handle: Erased };

/** A route that only reads: runs on the pool, without transaction. */
export function read<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>(
  contract: RouteContract<P, Q, B, R>,
  handle: ReadHandler<RouteContract<P, Q, B, R>>,
): BoundRoute {
  return { contract, mode: 'read', handle };
}

/** A route that changes something: runs as a use case, in one transaction with its audit. */
export function change<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>(
  contract: RouteContract<P, Q, B, R>,
  handle: ChangeHandler<RouteContract<P, Q, B, R>>,
): BoundRoute {
  return { contract, mode: 'change', handle };
}

/** The file of an upload route; the contract and its handler disagree when there is none. */
export function uploadOf(http: HttpSide): Upload {
  if (!http.upload) throw new Error('the contract of this route declares no upload');
  return http.upload;
}
