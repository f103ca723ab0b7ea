import type { Page } from 'playwright-core';

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What who hears the page is told of the element in focus: its label, else its own text. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement | null;
    if (at === document.body) return '';
    const label = at?.labels?.[0] ?? at;
    return (at?.getAttribute('aria-label') ?? label?.textContent ?? '').trim();
  });

/** Walks by Tab to the control of this name, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp, limit = 90): Promise<void> {
  for (let step = 0; step < limit; step++) {
    if (name.test(await focusedName(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}
