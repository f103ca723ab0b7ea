import type { Page } from 'playwright-core';
import { faultsOf } from './inspect.ts';
import { MONITOR, PHONE } from './screens.ts';

/** Where pictures go when somebody wants to look too: PEC_TEST_SHOTS=/tmp/shots. */
const SHOTS = process.env['PEC_TEST_SHOTS'];

/** Looks at pages on the way of a journey, in both sizes; what is wrong is told at its end. */
export class Looks {
  readonly faults: string[] = [];
  readonly #training: boolean;

  /** `training`: whether the installation says so on every page. */
  constructor({ training = true } = {}) {
    this.#training = training;
  }

  async at(page: Page, name: string, sizes = [PHONE, MONITOR]): Promise<void> {
    for (const size of sizes) {
      await page.setViewportSize(size);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${size.width}.png` });
      this.faults.push(
        ...(await faultsOf(page, { training: this.#training })).map(
          (fault) => `${name}, ${size.width}: ${fault}`,
        ),
      );
    }
  }
}
