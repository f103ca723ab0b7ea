import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { projectRoot } from '#platform/config/root';
import { PATIENCE_MS } from './patience.ts';

/** The browsers that are open: of a test that fails it is told what their pages showed. */
export const openBrowsers = new Set<Browser>();

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

/**
 * Starts it without a profile: nothing of it is kept. Its pages wait with the patience of the journeys.
 * @param more further arguments of the command
 */
export async function launchChromium(...more: string[]): Promise<Browser> {
  const { executablePath, args } = await chromiumOptions();
  const browser = await chromium.launch({ executablePath, args: [...args, ...more] });
  openBrowsers.add(browser);
  browser.on('disconnected', () => openBrowsers.delete(browser));
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => patient(await newContext(options));
  return browser;
}

/** The same context, whose pages wait with the patience of the journeys. */
export function patient(context: BrowserContext): BrowserContext {
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}
