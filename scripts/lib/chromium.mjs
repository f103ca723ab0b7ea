import { existsSync } from 'node:fs';
import { installDebianPackage } from './debian.mjs';
import { TaskFailed } from './run-command.mjs';

/** The one without windows first: the same engine draws a journey in three quarters of the time. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * @param {{ env?: Record<string, string | undefined>, exists?: (path: string) => boolean }} [system]
 * @returns {string | undefined} `CHROMIUM_PATH`, or the first place where systems put Chromium
 */
export function findChromium({ env = process.env, exists = existsSync } = {}) {
  return [env.CHROMIUM_PATH, ...PLACES].find((path) => path && exists(path));
}

// An older Debian has only the one with windows.
const PACKAGES = ['chromium-headless-shell', 'chromium'];

/** The path of a Chromium, installing Debian's package when it is missing and may be installed. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  for (const name of PACKAGES) if (await installDebianPackage(name)) return findChromium();
  throw new TaskFailed(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chrome or Chromium that is there.',
  );
}
