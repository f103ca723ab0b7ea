import type { RouteOutput } from '#platform/contract/route';
import { type AnyRoute, type CallInput, callApi } from './api.ts';
import { flushOutbox, keepCall, keptCalls } from './local/outbox.ts';
import { isUnanswered } from './repeat.ts';
import { randomUuid } from './uuid.ts';

/** What became of a save: the server's answer, or kept on this computer until the server is back. */
export type Kept<C> = { kept: false; output: RouteOutput<C> } | { kept: true };

/**
 * Calls a changing route that may wait: when nobody answers, it is kept on this computer and sent by itself,
 * in order, under the same idempotency key. Only for acts that stay right some minutes later, and whose
 * answer the page does not need. `form` lets a refusal come back to where it was typed.
 */
export async function callOrKeep<C extends AnyRoute>(
  contract: C,
  input: CallInput<C>,
  about: { title: string; form?: { id: string; values: Record<string, unknown> } },
): Promise<Kept<C>> {
  const id = randomUuid();
  const { name, method, path, permission } = contract;
  const keep = async (): Promise<Kept<C>> => {
    const at = new Date().toISOString();
    const route = { name, method, path, permission };
    await keepCall({ id, ...about, route, input, at, path: location.pathname });
    return { kept: true };
  };
  // What was done before must arrive before.
  if (keptCalls().some(({ refused }) => refused === undefined)) {
    const kept = await keep();
    void flushOutbox();
    return kept;
  }
  try {
    return { kept: false, output: await callApi(contract, input, { idempotencyKey: id }) };
  } catch (error) {
    if (isUnanswered(error)) return keep();
    throw error;
  }
}
