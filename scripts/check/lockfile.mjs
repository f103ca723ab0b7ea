import { readFileSync } from 'node:fs';
import { missingOptional } from '../lib/lockfile.mjs';
import { inRoot } from '../lib/root.mjs';

/** A fresh clone can be installed: `npm ci` finds in the lockfile the packages of other systems too. */
export const lockfile = {
  name: 'lockfile',
  run: async () => ({
    problems: missingOptional(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages).map(
      ({ name, version }) => `package-lock.json lacks ${name} ${version}: node scripts/complete-lockfile.mjs`,
    ),
  }),
};
