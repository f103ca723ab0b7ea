import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/lib/chromium.mjs';

/**
 * Starts the system's Chromium (`CHROMIUM_PATH` names another one). As root, as in a container, Chromium
 * runs only without its sandbox; the pages it opens are our own.
 * @throws Error when there is none; `npm test` installs it or says what to do
 */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium: run npm test, or set CHROMIUM_PATH.');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...args, '--disable-dev-shm-usage'] });
}
