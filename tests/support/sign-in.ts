import { randomUUID } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';

type View = { state: string; accesses?: { id: string }[]; access?: { id: string; firstAccess: boolean } };
type Caller = { get<T>(path: string): Promise<T>; post<T>(path: string, body?: unknown): Promise<T> };

/**
 * Signs somebody in through the API, up to the first access: changes a provisional password to `next`, accepts
 * the terms, chooses when there are several, ends the wizard of a first access.
 */
export async function signInFully(
  caller: Caller,
  cpf: string,
  password: string,
  next = password,
): Promise<void> {
  let view = await caller.post<View>('/session', { cpf, password });
  if (view.state === 'password-change') {
    view = await caller.post<View>('/session/password', { current: password, next });
  }
  if (view.state === 'terms') {
    const { version } = await caller.get<{ version: string }>('/terms');
    view = await caller.post<View>('/session/terms', { version });
  }
  const [first] = view.accesses ?? [];
  if (view.state === 'choose-access' && first) {
    view = await caller.post<View>('/session/access', { accessId: first.id });
  }
  if (view.state !== 'active') throw new Error(`the session is ${view.state}`);
  if (view.access?.firstAccess) await caller.post('/session/first-access', {});
}

/** The same for a browser: its pages then open as those of somebody at work. */
export async function signInBrowser(
  context: BrowserContext,
  url: string,
  cpf: string,
  password: string,
  next = password,
): Promise<void> {
  async function call<T>(method: string, path: string, data?: unknown): Promise<T> {
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await context.request.fetch(`${url}/api${path}`, { method, data, headers });
    if (!answer.ok())
      throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
  const caller = {
    get: <T>(path: string) => call<T>('GET', path),
    post: <T>(path: string, body?: unknown) => call<T>('POST', path, body),
  };
  await signInFully(caller, cpf, password, next);
}
