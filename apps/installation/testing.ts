import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Method } from '#platform/contract/route';
import type { Clock } from '#platform/clock/clock';
import { readBootSettings } from '#platform/config/boot';
import { startEventHub } from '#platform/events/hub';
import { startWorker } from '#platform/jobs/worker';
import { createLogger } from '#platform/log/logger';
import { createTestDatabase } from '#platform/testing/database';
import { isClosed } from '#modules/closing/index';
import { createApp } from './http.ts';
import { allJobs, startModules } from './modules.ts';
import { createPlatform, type OwnedPlatform } from './platform.ts';

/** A clock that stands where the test puts it, and goes on from there. */
export class TestClock implements Clock {
  #offset = 0;
  now = (): Date => new Date(Date.now() + this.#offset);
  set(instant: Date): void {
    this.#offset = instant.getTime() - Date.now();
  }
  advance(ms: number): void {
    this.#offset += ms;
  }
}

export type Answer<T = unknown> = { status: number; body: T; headers: Record<string, unknown>; text: string };
/** A browser: keeps its cookie and gives every change a fresh idempotency key. */
export type Client = {
  call<T = unknown>(method: Method, path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>>;
  cookie(): string | undefined;
};
export type CallOptions = { headers?: Record<string, string>; payload?: Buffer; remoteAddress?: string };

export type TestInstallation = {
  platform: OwnedPlatform;
  app: FastifyInstance;
  clock: TestClock;
  /** Lines written to the log so far. */
  logLines: string[];
  client(): Client;
  close(): Promise<void>;
};

/** Tests ask nobody outside: nobody listens there. */
const NO_INTERNET = { PEC_INTERNET_TEST: 'http://127.0.0.1:9' };

/**
 * A whole installation in this process on a database of its own: API by injection and a worker that takes
 * jobs as they come. `worker: false` leaves jobs queued.
 */
export async function startTestInstallation(
  options: { worker?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<TestInstallation> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'pec-installation-'));
  const boot = readBootSettings({
    ...NO_INTERNET,
    ...options.env,
    PEC_DATA_DIR: dataDir,
    DATABASE_URL: database.url,
  });
  const clock = new TestClock();
  const logLines: string[] = [];
  const log = createLogger('test', 'debug', (line) => logLines.push(line));
  const platform = await createPlatform(database.url, boot, {
    process: 'test',
    makeKey: true,
    pool: 6,
    clock,
    log,
  });
  await startModules(platform);
  const events = startEventHub(platform);
  const app = await createApp(platform, events);
  const worker =
    options.worker === false
      ? undefined
      : startWorker(platform, allJobs, { concurrency: 2, isClosed: isClosed(platform) });
  return {
    platform,
    app,
    clock,
    logLines,
    client: () => createClient(app),
    async close() {
      await worker?.stop();
      await events.stop();
      await app.close();
      await platform.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function createClient(app: FastifyInstance): Client {
  let cookie: string | undefined;
  return {
    cookie: () => cookie,
    async call<T>(
      method: Method,
      path: string,
      body?: unknown,
      options: CallOptions = {},
    ): Promise<Answer<T>> {
      const request: InjectOptions = {
        method,
        url: `/api${path}`,
        headers: {
          host: 'localhost',
          ...(cookie ? { cookie: `pec_session=${cookie}` } : {}),
          ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
          ...options.headers,
        },
        ...(options.remoteAddress ? { remoteAddress: options.remoteAddress } : {}),
      };
      if (options.payload) request.payload = options.payload;
      else if (body !== undefined) request.payload = body as Record<string, unknown>;
      const response = await app.inject(request);
      for (const set of response.cookies) {
        if (set.name === 'pec_session') cookie = set.value === '' ? undefined : set.value;
      }
      const json = /json/.test(String(response.headers['content-type']));
      return {
        status: response.statusCode,
        body: (json ? response.json() : response.body) as T,
        headers: response.headers,
        text: response.body,
      };
    },
  };
}

/** The multipart body of one upload with its fields. */
export function multipart(
  fields: Record<string, string>,
  file: { name: string; bytes: Buffer },
): CallOptions {
  const boundary = `----pec${randomUUID()}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}
