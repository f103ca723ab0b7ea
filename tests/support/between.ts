import type { CDPSession, Page } from 'playwright-core';

type Paused = { requestId: string; request: { url: string; method: string }; responseStatusCode?: number };
type Stage = 'Request' | 'Response';

/** A search sends what is looked for in its body: names stay out of addresses. */
const isRead = (method: string, url: string) =>
  method === 'GET' || (method === 'POST' && new URL(url).pathname.endsWith('/search'));

/**
 * Stands between a page and what it reads from the server, as a proxy does. Unlike `page.route` it leaves the
 * browser its cache, so that opening a page costs what it costs the user. Resolves to how to step aside.
 */
async function standBetween(
  page: Page,
  reads: RegExp,
  stage: Stage,
  handle: (browser: CDPSession, paused: Paused) => Promise<unknown>,
): Promise<() => Promise<void>> {
  const browser = await page.context().newCDPSession(page);
  browser.on('Fetch.requestPaused', (paused: Paused) => {
    const { url, method } = paused.request;
    const handled =
      isRead(method, url) && reads.test(url) ? handle(browser, paused) : letThrough(browser, paused);
    // The page may be gone, or on its way elsewhere.
    handled.catch(() => letThrough(browser, paused).catch(() => undefined));
  });
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/*', requestStage: stage }] });
  return () => browser.detach();
}

const letThrough = (browser: CDPSession, { requestId }: Paused) =>
  browser.send('Fetch.continueRequest', { requestId });

/** A server that takes long: nothing is answered until released. */
export async function holdAnswers(page: Page, reads: RegExp) {
  const held: (() => Promise<unknown>)[] = [];
  const stepAside = await standBetween(page, reads, 'Request', async (browser, paused) => {
    held.push(() => letThrough(browser, paused));
  });
  return {
    held: () => held.length,
    async release() {
      for (const answer of held) await answer().catch(() => undefined);
      await stepAside();
    },
  };
}

/** A proxy before a server that is away, as units have them. */
export const failAnswers = (page: Page, reads: RegExp) =>
  standBetween(page, reads, 'Request', (browser, { requestId }) =>
    browser.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 503,
      responseHeaders: [{ name: 'content-type', value: 'text/html' }],
      body: Buffer.from('<h1>Service Unavailable</h1>').toString('base64'),
    }),
  );

/** Other answers than those the server gives, where these are JSON. */
export const changeAnswers = (page: Page, reads: RegExp, change: (body: unknown) => unknown) =>
  standBetween(page, reads, 'Response', async (browser, { requestId, responseStatusCode = 200 }) => {
    const { body, base64Encoded } = await browser.send('Fetch.getResponseBody', { requestId });
    const json: unknown = JSON.parse(Buffer.from(body, base64Encoded ? 'base64' : 'utf8').toString());
    await browser.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: responseStatusCode,
      responseHeaders: [{ name: 'content-type', value: 'application/json; charset=utf-8' }],
      body: Buffer.from(JSON.stringify(change(json))).toString('base64'),
    });
  });

/** What a page reads: how often so far, and whether all of it was answered. */
export function followReads(page: Page, reads: RegExp) {
  const open = new Set<unknown>();
  let count = 0;
  page.on('request', (request) => {
    if (!isRead(request.method(), request.url()) || !reads.test(request.url())) return;
    count++;
    open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return { count: () => count, open: () => open.size };
}
