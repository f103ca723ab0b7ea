/** To be run after `npm install` added a package: writes the entries that the check `lockfile` asks for. */
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLockfile } from './lib/lockfile.mjs';
import { inRoot } from './lib/root.mjs';

const file = inRoot('package-lock.json');
const lockfile = JSON.parse(readFileSync(file, 'utf8'));
writeFileSync(file, `${JSON.stringify(completeLockfile(lockfile), null, 2)}\n`);
