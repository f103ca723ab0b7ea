import type { Page } from 'playwright-core';
import { focusedName } from './keyboard.ts';
import { until } from './until.ts';

/**
 * Does a task by keys and counts what a hand does: every key or chord that is not text. `reached` waits for the control that
 * must have the focus by now.
 */
export class Hand {
  keys = 0;
  /** So many fields it typed in, whatever was typed. */
  fields = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1;
      await this.page.keyboard.press(key);
    }
  }
  async type(text: string): Promise<void> {
    this.fields += 1;
    await this.page.keyboard.type(text);
  }
  reached = (name: RegExp) =>
    until(`the focus on ${name.source}`, async () => name.test(await focusedName(this.page)));
  /** A key that goes on, and where it must lead. */
  async to(name: RegExp, key = 'Enter'): Promise<void> {
    await this.press(key);
    await this.reached(name);
  }
}
