import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchElsewhere, openFirstPage } from './support/first-page.ts';
import type { Installation } from './support/installation.ts';
import { startPrepared } from './support/prepared.ts';
import { releaseEverything } from './support/program.ts';

let installation: Installation;
let browser: Browser;
beforeAll(async () => {
  installation = await startPrepared();
  browser = await launchElsewhere();
});
afterAll(async () => {
  await browser?.close();
  await releaseEverything();
});

it('the first page over plain HTTP from another computer weighs 130 KB at most, and waits for nothing after the session', async () => {
  const page = await openFirstPage(browser, installation.url, { slow: false });
  expect(page.encodings).toEqual(['gzip']);
  expect(page.kilobytes).toBeLessThanOrEqual(130);
  expect(page.afterSession.filter((path) => path.endsWith('.js'))).toEqual([]);
});
