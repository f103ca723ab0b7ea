import type { Browser, BrowserContext, Page } from 'playwright-core';
import { MONITOR } from '../tests/support/screens.ts';
import type { Desk } from './ask.ts';

/** What a page fetched, by path, in bytes on the wire, headers included. */
type Weights = Map<string, number>;

async function weigh(context: BrowserContext, url: string, ready: (page: Page) => Promise<unknown>) {
  const page = await context.newPage();
  const paths = new Map<string, string>();
  const weights: Weights = new Map();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) =>
    paths.set(requestId, new URL(request.url).pathname),
  );
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = paths.get(requestId) ?? '';
    weights.set(path, (weights.get(path) ?? 0) + encodedDataLength);
  });
  await page.goto(url);
  await ready(page);
  // Notices keep a stream open for good: idle means that nothing else is under way.
  await page.waitForTimeout(SETTLED_MS);
  return weights;
}
const SETTLED_MS = 1_500;

/** KB that a page costs a browser without cache beyond what the first page of the program cost it, data included. */
export async function weightOver(
  browser: Browser,
  { url, cookie }: Desk,
  path: string,
  ready: (page: Page) => Promise<unknown>,
): Promise<number> {
  const weights: Weights[] = [];
  for (const [at, seen] of [
    ['/', (page: Page) => page.getByRole('heading', { level: 1 }).waitFor()],
    [path, ready],
  ] as const) {
    const context = await browser.newContext({ locale: 'pt-BR', viewport: MONITOR });
    try {
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url }]);
      weights.push(await weigh(context, url + at, seen));
    } finally {
      await context.close();
    }
  }
  const [shell, page] = weights;
  const over = [...(page ?? [])].filter(([asked]) => asked !== path && !shell?.has(asked));
  return over.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024;
}
