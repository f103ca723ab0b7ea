import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { ask, bytesOf } from './http.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
});
afterAll(() => installation.close());

const MINUTE_MS = 60_000;
/** As long as a minute takes here. */
const SHORT_MS = 400;

beforeEach(() => {
  const { setTimeout: after } = globalThis;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, ms?: number) =>
    after(run, ms === MINUTE_MS ? SHORT_MS : ms),
  );
});
afterEach(() => vi.restoreAllMocks());

/** What a server says that answers so. */
async function said(answer: (response: ServerResponse) => unknown): Promise<string> {
  const server = createServer((_request, response) => void answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const { signal } = new AbortController();
    const response = await ask(installation.platform, `http://127.0.0.1:${port}`, { method: 'GET', signal });
    return (await bytesOf(response)).toString();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('an answer over a slow link', () => {
  test('may take many minutes, for as long as it goes on', async () => {
    const whole = said(async (response) => {
      for (const part of 'recibo') {
        response.write(part);
        await sleep(SHORT_MS / 2);
      }
      response.end();
    });
    expect(await whole).toBe('recibo');
  });

  test('is let be when nothing more comes for a minute', async () => {
    await expect(said((response) => response.write('rec'))).rejects.toThrow(
      'A resposta do destino parou no meio por mais de um minuto.',
    );
  });

  test('is let be when it does not begin within a minute', async () => {
    await expect(said(() => undefined)).rejects.toThrow('não respondeu: demorou mais de um minuto.');
  });
});
