import { readFileSync } from 'node:fs';
import { missingOptional, needNewerNode } from '../lib/lockfile.mjs';
import { inRoot } from '../lib/root.mjs';

/** A fresh clone can be installed: `npm ci` finds in the lockfile the packages of other systems too, and all run on our oldest Node. */
export const lockfile = {
  name: 'lockfile',
  run: async () => {
    const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
    const missing = missingOptional(packages).map(
      ({ name, version }) => `package-lock.json lacks ${name} ${version}: node scripts/complete-lockfile.mjs`,
    );
    const newer = needNewerNode(packages).map((one) => `${one} does not run on our oldest Node`);
    return { problems: [...missing, ...newer] };
  },
};
