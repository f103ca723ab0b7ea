import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { noteClosed } from './closed.ts';
import { reportReachable, reportUnreachable } from './connection.ts';
import { ApiProblem, readProblem, unreachable } from './problem.ts';
import { type AnyRoute, repeating } from './repeat.ts';
import { noteServerDate } from './server-clock.ts';
import { randomUuid } from './uuid.ts';

export { ApiProblem } from './problem.ts';
export type { AnyRoute } from './repeat.ts';

type OptionalIfEmpty<K extends string, V> = {} extends V ? { [P in K]?: V } : { [P in K]: V };

/** What a call sends: params, query and body of the contract; the empty ones may be left out. */
export type CallInput<C> = OptionalIfEmpty<'params', RouteInput<C>['params']> &
  OptionalIfEmpty<'query', RouteInput<C>['query']> &
  (unknown extends RouteInput<C>['body'] ? { body?: unknown } : { body: RouteInput<C>['body'] });

export type CallOptions = {
  signal?: AbortSignal | undefined;
  /** Minted when absent; the same call after one whose answer was lost gets the same key by itself. */
  idempotencyKey?: string | undefined;
  /** Arrives also when the page is closed or reloaded under it, as long as it is small. */
  outlivesPage?: true;
};

type Parts = { params?: unknown; query?: unknown; body?: unknown };

/** A server that says nothing for so long was not reached: the link is dead, though it looks alive. */
const SILENCE_MS = 60_000;

/** Browsers let so little outlive a page (64 KiB together). */
const OUTLIVES_LENGTH = 30_000;

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** `/api` + path with its params and query. A missing param is a mistake of the caller. */
export function callUrl(path: string, parts: Pick<Parts, 'params' | 'query'>): string {
  const params = new Map(entries(parts.params));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params.get(name);
    if (value === undefined || value === null) throw new Error(`Falta o parâmetro ${name} de ${path}`);
    return encodeURIComponent(asText(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of entries(parts.query)) {
    if (value === undefined || value === null) continue;
    const all: unknown[] = Array.isArray(value) ? value : [value];
    for (const one of all) query.append(name, asText(one));
  }
  const text = query.toString();
  return `/api${filled}${text ? `?${text}` : ''}`;
}

function callHeaders(key: string | undefined, json: boolean): Record<string, string> {
  return {
    accept: 'application/json',
    ...(json ? { 'content-type': 'application/json' } : {}),
    ...(key ? { 'idempotency-key': key } : {}),
  };
}

/** The JSON of a success, or throws the problem of the answer. */
function readAnswer(status: number, text: string): unknown {
  reportReachable();
  if (status >= 200 && status < 300) return text === '' ? undefined : JSON.parse(text);
  const problem = readProblem(status, text);
  noteClosed(problem);
  throw problem;
}

/** Gives up when the caller does, or after a long silence. */
function patience(signal: AbortSignal | undefined) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, SILENCE_MS);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    },
  };
}

async function send<B>(
  contract: AnyRoute,
  parts: Parts,
  key: string | undefined,
  options: CallOptions,
  read: (response: Response) => Promise<B>,
) {
  const { signal } = options;
  const json = parts.body !== undefined;
  const body = json ? JSON.stringify(parts.body) : '';
  const wait = patience(signal);
  try {
    const response = await fetch(callUrl(contract.path, parts), {
      method: contract.method,
      headers: callHeaders(key, json),
      ...(json ? { body } : {}),
      signal: wait.signal,
      keepalive: options.outlivesPage === true && body.length < OUTLIVES_LENGTH,
    });
    noteServerDate(response.headers.get('date'));
    return { status: response.status, body: await read(response) };
  } catch (error) {
    if (signal?.aborted) throw error;
    reportUnreachable();
    throw unreachable();
  } finally {
    wait.end();
  }
}

/** Calls a route; `callApi` is the same with the types of a contract. */
export function request<T>(contract: AnyRoute, parts: Parts, options: CallOptions = {}): Promise<T> {
  return repeating(contract, parts, options.idempotencyKey, async (key) => {
    const { status, body } = await send(contract, parts, key, options, (response) => response.text());
    return readAnswer(status, body) as T;
  });
}

/**
 * Calls a route of the server with the types of its contract.
 * @throws ApiProblem with the server's sentence, or code `unreachable` when there is no connection.
 */
export function callApi<C extends AnyRoute>(
  contract: C,
  input: CallInput<C>,
  options: CallOptions = {},
): Promise<RouteOutput<C>> {
  return request<RouteOutput<C>>(contract, input, options);
}

/**
 * The file that a route answers with.
 * @throws ApiProblem as {@link callApi}.
 */
export function callFile<C extends AnyRoute>(contract: C, input: CallInput<C>): Promise<Blob> {
  return repeating(contract, input, undefined, async (key) => {
    const { status, body } = await send(contract, input, key, {}, (response) => response.blob());
    if (status < 200 || status >= 300) readAnswer(status, await body.text());
    reportReachable();
    return body;
  });
}

export type UploadOptions = CallOptions & {
  onProgress?: ((sent: number, total: number) => void) | undefined;
};

/**
 * Sends one file (multipart field `file`, after the other fields) to a route declared with `upload`.
 * By XMLHttpRequest, because fetch does not tell the progress of what it sends.
 */
export function uploadApi<C extends AnyRoute>(
  contract: C,
  input: {
    params?: RouteInput<C>['params'];
    query?: RouteInput<C>['query'];
    fields?: Record<string, string>;
  },
  file: Blob & { name?: string },
  options: UploadOptions = {},
): Promise<RouteOutput<C>> {
  const { fields, ...parts } = input;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields ?? {})) form.append(name, value);
  form.append('file', file, file.name ?? 'arquivo');
  const key = options.idempotencyKey ?? randomUuid();
  return repeating(contract, input, key, async () => {
    const { status, text } = await sendForm(contract, parts, key, form, options);
    return readAnswer(status, text) as RouteOutput<C>;
  });
}

function sendForm(contract: AnyRoute, parts: Parts, key: string, form: FormData, options: UploadOptions) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(contract.method, callUrl(contract.path, parts));
    for (const [name, value] of Object.entries(callHeaders(key, false))) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => {
      reportUnreachable();
      reject(unreachable());
    };
    request.onabort = () => reject(new ApiProblem(0, 'cancelled', 'Envio cancelado.'));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
