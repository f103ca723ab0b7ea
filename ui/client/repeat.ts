import type { RouteContract } from '#platform/contract/route';
import { ApiProblem } from './problem.ts';
import { randomUuid } from './uuid.ts';

export type AnyRoute = Pick<RouteContract, 'name' | 'method' | 'path' | 'permission' | 'idempotency'>;
/** Asks the person to enter again in place; false when they leave instead. */
type Renewal = () => Promise<boolean>;
type Observer = (event: 'begun' | 'done' | 'failed') => void;

let renewal: Renewal | undefined;
const observers = new Set<Observer>();
/** Keys of changing calls whose answer never came, by what was asked: the same call is the same act. */
const unanswered = new Map<string, string>();

/** Who asks for the password when the server says that the session is over; undefined: nobody. */
export function setRenewal(ask: Renewal | undefined): void {
  renewal = ask;
}

/** Told of each changing call of the person's work: it left, it succeeded, it did not. */
export function observeChanges(observer: Observer): () => void {
  observers.add(observer);
  return () => observers.delete(observer);
}

/** Nobody knows whether it was done: no answer at all, or a proxy answered for a server it did not reach. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 502) && error.code !== 'cancelled';

const isSessionOver = (error: unknown, contract: AnyRoute): boolean =>
  error instanceof ApiProblem && error.status === 401 && contract.permission.kind !== 'public';

/** Runs a call, and again with the password typed in place as often as the session ends under it. */
async function whileSessionEnds<T>(contract: AnyRoute, call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isSessionOver(error, contract) || !(await renewal?.())) throw error;
    }
  }
}

/**
 * Runs a changing call under one idempotency key, which stays the same when the session ends in between and
 * when the person presses again after a cut: nothing happens twice.
 */
async function underOneKey<T>(asked: string, given: string | undefined, call: (key: string) => Promise<T>) {
  const key = given ?? unanswered.get(asked) ?? randomUuid();
  try {
    const answer = await call(key);
    unanswered.delete(asked);
    return answer;
  } catch (error) {
    if (isUnanswered(error)) unanswered.set(asked, key);
    else unanswered.delete(asked);
    throw error;
  }
}

/**
 * One call of a route, as often as it needs. `asked` tells what is asked (params, query, body); `call` gets
 * the idempotency key, undefined for what needs none.
 */
export async function repeating<T>(
  contract: AnyRoute,
  asked: unknown,
  given: string | undefined,
  call: (key: string | undefined) => Promise<T>,
): Promise<T> {
  // What needs no key keeps nothing of the person's work: a question asked by POST is none either.
  if (contract.method === 'GET' || contract.idempotency) {
    return whileSessionEnds(contract, () => call(undefined));
  }
  const work = !contract.path.startsWith('/session');
  const tell: Observer = (event) => {
    if (work) for (const observer of observers) observer(event);
  };
  tell('begun');
  try {
    const text = `${contract.name} ${JSON.stringify(asked)}`;
    const answer = await underOneKey(text, given, (key) => whileSessionEnds(contract, () => call(key)));
    tell('done');
    return answer;
  } catch (error) {
    tell('failed');
    throw error;
  }
}
