import { request } from '../api.ts';
import { ApiProblem } from '../problem.ts';
import { type AnyRoute, isUnanswered } from '../repeat.ts';
import { reportQueue, reportVault } from '../save-state.ts';
import { currentVault, folderOf } from './current.ts';
import { keepDraft } from './drafts.ts';

/** A changing call that could not leave: it waits here, and leaves by itself, in order, under its own key. */
export type KeptCall = {
  /** Its idempotency key. */
  id: string;
  /** As the person reads it: "Agenda padrão de Serra Clara". */
  title: string;
  route: AnyRoute;
  input: { params?: unknown; query?: unknown; body?: unknown };
  /** Instant, ISO. */
  at: string;
  /** The page where it was typed, and its form, to correct it there. */
  path: string;
  form?: { id: string; values: Record<string, unknown> } | undefined;
  /** The server's sentence, once it refused. */
  refused?: string;
};

const RETRY_MS = 15_000;
let calls: readonly KeptCall[] = [];
let flushing: Promise<void> | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(next: readonly KeptCall[]): void {
  calls = next;
  const refused = calls.filter((call) => call.refused !== undefined).length;
  reportQueue({ waiting: calls.length - refused, refused });
  for (const listener of listeners) listener();
}

const nameOf = (call: KeptCall) => `${folderOf('fila')}/${call.at}-${call.id}`;
const put = async (call: KeptCall) => (await currentVault()).put(nameOf(call), call);

/** What waits in the access in use, the oldest first. */
export const keptCalls = (): readonly KeptCall[] => calls;
export function onKeptCalls(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads what an earlier visit left, and begins to send it. */
export async function openOutbox(): Promise<void> {
  const vault = await currentVault();
  reportVault(vault);
  const kept = await vault.read(folderOf('fila'));
  show([...kept].sort(([a], [b]) => a.localeCompare(b)).map(([, call]) => call as KeptCall));
  await flushOutbox();
}

export function closeOutbox(): void {
  clearTimeout(retry);
  show([]);
}

export async function keepCall(call: KeptCall): Promise<void> {
  await put(call);
  show([...calls, call]);
}

export async function dropCall(call: KeptCall): Promise<void> {
  await (await currentVault()).remove(nameOf(call));
  show(calls.filter(({ id }) => id !== call.id));
}

/** Gives a refused call back to its form, as a draft; the page where it is. */
export async function reopenCall(call: KeptCall): Promise<string> {
  if (call.form) {
    const { title, at, path } = call;
    await keepDraft(call.form.id, { values: call.form.values, title, at, path });
  }
  await dropCall(call);
  return call.path;
}

/** Sends one; false when nobody answered, so that the rest waits too. */
async function sendOne(call: KeptCall): Promise<boolean> {
  try {
    await request(call.route, call.input, { idempotencyKey: call.id });
    await dropCall(call);
  } catch (error) {
    const later =
      isUnanswered(error) || (error instanceof ApiProblem && [401, 429, 500].includes(error.status));
    if (later || !(error instanceof ApiProblem)) return false;
    const refused = { ...call, refused: error.detail };
    await put(refused);
    show(calls.map((one) => (one.id === call.id ? refused : one)));
  }
  return true;
}

async function flush(): Promise<void> {
  clearTimeout(retry);
  for (const call of calls.filter(({ refused }) => refused === undefined)) {
    if (await sendOne(call)) continue;
    retry = setTimeout(() => void flushOutbox(), RETRY_MS);
    return;
  }
}

/** Sends what waits, in order; a second caller joins the first. */
export function flushOutbox(): Promise<void> {
  flushing ??= flush().finally(() => {
    flushing = undefined;
  });
  return flushing;
}
