import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Manifest = { name?: string; version?: string };

let found: { root: string; version: string } | undefined;

function locate(): { root: string; version: string } {
  let directory = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(directory, 'package.json');
    if (existsSync(file)) {
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
      if (manifest.name === 'pec-aberto') return { root: directory, version: manifest.version ?? '0.0.0' };
    }
    const parent = dirname(directory);
    if (parent === directory) throw new Error('no package.json named pec-aberto above this file');
    directory = parent;
  }
}

/** Folder of the program: the nearest ancestor whose package.json is named pec-aberto. */
export function projectRoot(): string {
  found ??= locate();
  return found.root;
}

/** Version of this program, as in its package.json. */
export function programVersion(): string {
  found ??= locate();
  return found.version;
}
