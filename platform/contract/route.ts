import type { Static, TObject, TSchema } from 'typebox';

/**
 * Where a permission holds: the guard hands this to the use case, whose queries must narrow by it.
 * `shared`: the citizen's record, which every municipality of the installation reads and writes.
 */
export type Scope = 'installation' | 'shared' | 'municipality' | 'unit' | 'team' | 'own';

/**
 * Who may call a route.
 * - `public`: anyone, even without session (say why in `reason`);
 * - `session`: any signed-in person, even before choosing an access;
 * - `access`: any chosen access, whatever its profile;
 * - `peer`: another installation, by the key it was given;
 * - a resource of the profiles (`profiles.json` or `profiles-ours.json`) and the scope where it holds.
 *   Several resources mean "any of them".
 */
export type Permission =
  | { kind: 'public'; reason: string }
  | { kind: 'session'; allowPendingPassword?: boolean }
  | { kind: 'access' }
  | { kind: 'peer' }
  | { kind: 'resource'; anyOf: readonly [string, ...string[]]; scope: Scope };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type RouteContract<
  P extends TObject = TObject,
  Q extends TObject = TObject,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
> = {
  /** Unique name, `module.verb`, e.g. `healthNetwork.listUnits`. Also the OpenAPI operationId. */
  name: string;
  method: Method;
  /** Path under `/api`, with `:params`, e.g. `/municipalities/:ibge`. */
  path: `/${string}`;
  /** One Portuguese sentence for the API page. */
  summary: string;
  permission: Permission;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  /** Status of success; 200 unless told. */
  status?: 200 | 201 | 202 | 204;
  /**
   * Mutating routes require the header `Idempotency-Key` and replay the stored answer.
   * `exempt` names why one does not (e.g. login).
   */
  idempotency?: { exempt: string };
  /** At most so many calls a minute from one address (a unit sits behind one: never for daily work). */
  throttle?: { perMinute: number };
  /** At most so many refused calls a minute from one address; those that succeed are not counted. */
  refusals?: { perMinute: number };
  /** Pages ask this by themselves, again and again: it does not count as use, so an idle session still ends. */
  background?: true;
  /** A screen that nobody touches shows this: asked by an access that may do nothing else, it does count as use. */
  display?: true;
  /** Answered also by a closed installation: it only keeps what was typed. */
  whileClosed?: true;
  /** Bytes that a body may have, where it is larger than usual. */
  bodyLimit?: number;
  /** The body is one uploaded file (multipart field `file`), with the other fields as strings. */
  upload?: { maxBytes: number };
  /** Answers a stream or a file that the handler writes itself. */
  raw?: true;
};

/** Declares a route; keeps the literal types so that handlers and the web client are typed from it. */
export function route<
  P extends TObject = TObject<{}>,
  Q extends TObject = TObject<{}>,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
>(contract: RouteContract<P, Q, B, R>): RouteContract<P, Q, B, R> {
  return contract;
}

type ParamsOf<C> = C extends { params?: infer P extends TObject } ? Static<P> : Record<never, never>;
type QueryOf<C> = C extends { query?: infer Q extends TObject } ? Static<Q> : Record<never, never>;
type BodyOf<C> = C extends { body?: infer B extends TSchema } ? Static<B> : undefined;

/** What a handler receives and a client sends. */
export type RouteInput<C> = { params: ParamsOf<C>; query: QueryOf<C>; body: BodyOf<C> };
/** What a handler returns and a client receives. */
export type RouteOutput<C> = C extends { response: infer R extends TSchema } ? Static<R> : never;

export const MUTATING: ReadonlySet<Method> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
