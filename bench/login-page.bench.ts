import type { Browser } from 'playwright-core';
import { launchChromium } from '../tests/support/chromium.ts';
import { startInstallation } from '../tests/support/installation.ts';
import { releaseEverything } from '../tests/support/program.ts';
import { MONITOR } from '../tests/support/screens.ts';
import type { Benchmark, Figure } from './benchmark.ts';

/** What a unit with a poor link has. */
const LINK = { bitsPerSecond: 400_000, roundTripMs: 400 };

/** Opens the login page in a browser that knows nothing of it; bytes are those on the wire. */
async function open(browser: Browser, url: string, slow: boolean) {
  const context = await browser.newContext({ viewport: MONITOR });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    let bytes = 0;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    if (slow) {
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: LINK.roundTripMs,
        downloadThroughput: LINK.bitsPerSecond / 8,
        uploadThroughput: LINK.bitsPerSecond / 8,
      });
    }
    const from = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    const cpf = page.getByLabel('Usuário (CPF)');
    await cpf.fill('52998224725');
    const seconds = (performance.now() - from) / 1000;
    await page.waitForLoadState('networkidle');
    return { seconds, kilobytes: bytes / 1000 };
  } finally {
    await context.close();
  }
}

async function run(): Promise<Figure[]> {
  const browser = await launchChromium();
  try {
    const { url } = await startInstallation();
    const { kilobytes } = await open(browser, url, false);
    const { seconds } = await open(browser, url, true);
    return [
      { what: 'everything the login page loads, compressed', value: kilobytes, unit: 'KB', most: 130 },
      { what: 'until the CPF can be typed at 400 kbit/s, 400 ms', value: seconds, unit: 's', most: 5 },
    ];
  } finally {
    await browser.close();
    await releaseEverything();
  }
}

export const benchmark: Benchmark = { setting: 'Chromium with an empty cache', run };
