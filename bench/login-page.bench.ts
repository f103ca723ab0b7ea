import { launchElsewhere, openFirstPage } from '../tests/support/first-page.ts';
import { startInstallation } from '../tests/support/installation.ts';
import { releaseEverything } from '../tests/support/program.ts';
import type { Benchmark, Figure } from './benchmark.ts';

async function run(): Promise<Figure[]> {
  const browser = await launchElsewhere();
  try {
    const { url } = await startInstallation();
    const { kilobytes } = await openFirstPage(browser, url, { slow: false });
    const { seconds } = await openFirstPage(browser, url, { slow: true });
    return [
      { what: 'everything the login page loads, gzip', value: kilobytes, unit: 'KB', most: 130 },
      { what: 'until the CPF can be typed at 400 kbit/s, 400 ms', value: seconds, unit: 's', most: 5 },
    ];
  } finally {
    await browser.close();
    await releaseEverything();
  }
}

export const benchmark: Benchmark = {
  setting: 'Chromium with an empty cache, over plain HTTP from another address',
  run,
};
