import { randomUUID } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';

type View = { state: string; accesses?: { id: string }[]; access?: { id: string; firstAccess: boolean } };

/**
 * Signs a browser in through the API, up to the first access: changes a provisional password to `next`,
 * accepts the terms, chooses when there are several, ends the wizard of a first access. Its pages then open as
 * those of somebody at work.
 */
export async function signInBrowser(
  context: BrowserContext,
  url: string,
  cpf: string,
  password: string,
  next = password,
): Promise<void> {
  const post = async (path: string, data: unknown): Promise<View> => {
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await context.request.post(`${url}/api${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`POST ${path} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as View;
  };
  let view = await post('/session', { cpf, password });
  if (view.state === 'password-change') {
    view = await post('/session/password', { current: password, next });
  }
  if (view.state === 'terms') {
    const terms = (await (await context.request.get(`${url}/api/terms`)).json()) as { version: string };
    view = await post('/session/terms', { version: terms.version });
  }
  const [first] = view.accesses ?? [];
  if (view.state === 'choose-access' && first) {
    view = await post('/session/access', { accessId: first.id });
  }
  if (view.state !== 'active') throw new Error(`the session is ${view.state}`);
  if (view.access?.firstAccess) await post('/session/first-access', {});
}
