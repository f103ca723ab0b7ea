import type { RouteContract, RouteInput, RouteOutput } from '#platform/contract/route';
import { reportReachable, reportUnreachable } from './connection.ts';
import { ApiProblem, readProblem, unreachable } from './problem.ts';
import { randomUuid } from './uuid.ts';

export { ApiProblem } from './problem.ts';

type OptionalIfEmpty<K extends string, V> = {} extends V ? { [P in K]?: V } : { [P in K]: V };

/** What a call sends: params, query and body of the contract; the empty ones may be left out. */
export type CallInput<C> = OptionalIfEmpty<'params', RouteInput<C>['params']> &
  OptionalIfEmpty<'query', RouteInput<C>['query']> &
  (unknown extends RouteInput<C>['body'] ? { body?: unknown } : { body: RouteInput<C>['body'] });

export type CallOptions = {
  signal?: AbortSignal | undefined;
  /** Give the same key to repeat a call whose answer was lost; minted when absent. */
  idempotencyKey?: string | undefined;
};

type Parts = { params?: unknown; query?: unknown; body?: unknown };
export type AnyRoute = Pick<RouteContract, 'name' | 'method' | 'path' | 'permission'>;

const sessionEnded = new Set<() => void>();
/** Called when the server says that the session is over (401 on a route that needs one). */
export function onSessionEnded(listener: () => void): () => void {
  sessionEnded.add(listener);
  return () => sessionEnded.delete(listener);
}

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

function callHeaders(contract: AnyRoute, options: CallOptions, json: boolean): Record<string, string> {
  return {
    accept: 'application/json',
    ...(json ? { 'content-type': 'application/json' } : {}),
    ...(contract.method === 'GET' ? {} : { 'idempotency-key': options.idempotencyKey ?? randomUuid() }),
  };
}

/** The JSON of a success, or throws the problem of the answer. */
function readAnswer(contract: AnyRoute, status: number, text: string): unknown {
  reportReachable();
  if (status >= 200 && status < 300) return text === '' ? undefined : JSON.parse(text);
  if (status === 401 && contract.permission.kind !== 'public') {
    for (const listener of sessionEnded) listener();
  }
  throw readProblem(status, text);
}

/** Calls a route; `callApi` is the same with the types of a contract. */
export async function request<T>(contract: AnyRoute, parts: Parts, options: CallOptions = {}): Promise<T> {
  const json = parts.body !== undefined;
  let response: Response;
  let text: string;
  try {
    response = await fetch(callUrl(contract.path, parts), {
      method: contract.method,
      headers: callHeaders(contract, options, json),
      ...(json ? { body: JSON.stringify(parts.body) } : {}),
      signal: options.signal ?? null,
    });
    text = await response.text();
  } catch (error) {
    if (options.signal?.aborted) throw error;
    reportUnreachable();
    throw unreachable();
  }
  return readAnswer(contract, response.status, text) as T;
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
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(contract.method, callUrl(contract.path, input));
    for (const [name, value] of Object.entries(callHeaders(contract, options, false))) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total);
    request.onload = () => {
      try {
        resolve(readAnswer(contract, request.status, request.responseText) as RouteOutput<C>);
      } catch (error) {
        reject(error instanceof Error ? error : unreachable());
      }
    };
    request.onerror = () => {
      reportUnreachable();
      reject(unreachable());
    };
    request.onabort = () => reject(new ApiProblem(0, 'cancelled', 'Envio cancelado.'));
    options.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    for (const [name, value] of Object.entries(input.fields ?? {})) form.append(name, value);
    form.append('file', file, file.name ?? 'arquivo');
    request.send(form);
  });
}
