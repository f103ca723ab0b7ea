import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { projectRoot } from '#platform/config/root';

type Finder = { findChromium(): string | undefined };

/**
 * How the system's Chromium is started (`CHROMIUM_PATH` names another one). As root, as in a container, Chromium
 * runs only without its sandbox; the pages it opens are our own.
 * @throws Error when there is none; `npm test` installs it or says what to do
 */
export async function chromiumOptions(): Promise<{ executablePath: string; args: string[] }> {
  const finder = pathToFileURL(join(projectRoot(), 'scripts/lib/chromium.mjs')).href;
  const executablePath = ((await import(finder)) as Finder).findChromium();
  if (!executablePath) throw new Error('There is no Chromium: run npm test, or set CHROMIUM_PATH.');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, args: [...args, '--disable-dev-shm-usage'] };
}

/** Starts it without a profile: nothing of it is kept. */
export const launchChromium = async (): Promise<Browser> => chromium.launch(await chromiumOptions());
