import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { MONITOR } from './screens.ts';

/** What a unit with a poor link has. */
const LINK = { bitsPerSecond: 400_000, roundTripMs: 400 };
/** Another computer's name: over plain HTTP a browser trusts its own machine only, and asks brotli of no other. */
const SERVER = 'servidor.ubs.test';

/** A browser on another computer of the unit's network, for which the installation has no HTTPS. */
export function launchElsewhere(): Promise<Browser> {
  return launchChromium(`--host-resolver-rules=MAP ${SERVER} 127.0.0.1`);
}

export type FirstPage = {
  /** Until the CPF can be typed. */
  seconds: number;
  /** On the wire, headers included. */
  kilobytes: number;
  /** Content encodings of what was compressed. */
  encodings: string[];
  /** Paths asked for after the session was. */
  afterSession: string[];
};

/** Opens the installation in a browser that knows nothing of it. */
export async function openFirstPage(
  browser: Browser,
  installationUrl: string,
  { slow }: { slow: boolean },
): Promise<FirstPage> {
  const url = new URL(installationUrl);
  url.hostname = SERVER;
  const context = await browser.newContext({ viewport: MONITOR });
  try {
    const page = await context.newPage();
    const seen = await watch(page, slow);
    const from = performance.now();
    await page.goto(url.href, { waitUntil: 'commit' });
    await page.getByLabel('Usuário (CPF)').fill('52998224725');
    const seconds = (performance.now() - from) / 1000;
    await page.waitForLoadState('networkidle');
    const session = seen.paths.indexOf('/api/session');
    return {
      seconds,
      kilobytes: seen.bytes / 1000,
      encodings: [...seen.encodings],
      afterSession: seen.paths.slice(session + 1),
    };
  } finally {
    await context.close();
  }
}

async function watch(page: Page, slow: boolean) {
  const seen = { bytes: 0, encodings: new Set<string>(), paths: [] as string[] };
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ request }) => seen.paths.push(new URL(request.url).pathname));
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (seen.bytes += encodedDataLength));
  devtools.on('Network.responseReceived', ({ response: { headers } }) => {
    const encoding = headers['content-encoding'];
    if (encoding) seen.encodings.add(encoding);
  });
  if (slow) {
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LINK.roundTripMs,
      downloadThroughput: LINK.bitsPerSecond / 8,
      uploadThroughput: LINK.bitsPerSecond / 8,
    });
  }
  return seen;
}
