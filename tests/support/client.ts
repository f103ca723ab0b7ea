import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { until } from './until.ts';

export type Reply<T = unknown> = { status: number; body: T };

/** A browser without pages: keeps its cookie and gives each change an idempotency key. */
export class Client {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** What a browser would send along, for who asks by other means. */
  get cookie(): string {
    return this.#cookie;
  }

  async call<T = unknown>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.#url}/api${path}`, {
      method,
      headers: {
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) {
      if (set.startsWith('pec_session=')) this.#cookie = set.split(';')[0] ?? '';
    }
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }

  /** The same, of a call that must succeed. */
  async get<T>(path: string): Promise<T> {
    return this.#succeed<T>('GET', path);
  }

  async post<T>(path: string, body?: unknown): Promise<T> {
    return this.#succeed<T>('POST', path, body);
  }

  async #succeed<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, body: answer } = await this.call<T>(method, path, body);
    if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  async signIn(cpf: string, password: string): Promise<this> {
    const { state } = await this.post<{ state: string }>('/session', { cpf, password });
    if (state === 'terms') {
      const { version } = await this.get<{ version: string }>('/terms');
      await this.post('/session/terms', { version });
    }
    return this;
  }
}

export type Counts = { added: number; updated: number; inactivated: number; unchanged: number };
export type ImportReport = {
  id: string;
  status: string;
  counts: Record<'units' | 'teams' | 'professionals' | 'lotacoes', Counts> | null;
  inconsistencies: number;
  error: { code: string; message: string } | null;
};
export type StartedImport = { importId: string; jobId: string };
type Upload = { municipality: string; mode?: 'preview' | 'import'; allowOlder?: boolean };

/** Sends a CNES file as the page does. */
export async function uploadCnes(
  client: Client,
  file: string,
  upload: Upload,
): Promise<Reply<StartedImport>> {
  const form = new FormData();
  form.set('municipality', upload.municipality);
  form.set('mode', upload.mode ?? 'import');
  form.set('allowOlder', String(upload.allowOlder ?? false));
  form.set('file', await openAsBlob(file), basename(file));
  return client.call<StartedImport>('POST', '/cnes-imports', form);
}

/** Sends it and expects it to be taken. */
export async function startImport(client: Client, file: string, upload: Upload): Promise<StartedImport> {
  const { status, body } = await uploadCnes(client, file, upload);
  if (status !== 202) throw new Error(`the upload answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** The report of an import that ended, however it did. A server that is away for a moment is waited for. */
export function importEnd(client: Client, importId: string, patienceMs?: number): Promise<ImportReport> {
  return until(
    'the import to end',
    async () => {
      const report = await client.get<ImportReport>(`/cnes-imports/${importId}`);
      return report.status !== 'waiting' && report.status !== 'running' && report;
    },
    patienceMs,
  );
}
