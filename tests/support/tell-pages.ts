import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { openBrowsers } from './chromium.ts';

const MOST_CHARACTERS = 1_500;
const PATIENCE_OF_A_PAGE_MS = 5_000;

/** Of a journey that failed: where each open page stood and what it showed, for whoever has only the log. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const pages = [...openBrowsers].flatMap((browser) =>
    browser.contexts().flatMap((context) => context.pages()),
  );
  for (const page of pages) process.stderr.write(`A page of the test that failed, ${await shownOn(page)}\n`);
});

async function shownOn(page: Page): Promise<string> {
  const shown = page.evaluate((most) => {
    const { activeElement: focused, body } = document;
    const loud = [...document.querySelectorAll('[role=alert],[role=dialog],[aria-invalid=true]')];
    const labelOf = (element: Element | null) =>
      element ? `${element.tagName} ${element.getAttribute('aria-label') ?? element.id}` : 'nothing';
    return [
      `focus: ${labelOf(focused)}`,
      ...loud.map((element) => `${labelOf(element)}: ${element.textContent.slice(0, 300)}`),
      (document.querySelector('main') ?? body).innerText.replace(/\s*\n\s*/g, ' | ').slice(0, most),
    ].join('\n  ');
  }, MOST_CHARACTERS);
  const late = new Promise<string>((done) => {
    setTimeout(() => done('did not answer'), PATIENCE_OF_A_PAGE_MS).unref();
  });
  return `${page.url()}\n  ${await Promise.race([shown.catch((error: unknown) => String(error)), late])}`;
}
