import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type KnownPackage, knownPackages } from './data-package.ts';
import { parseManifest } from './manifest.ts';

const pathOf = (place: string) => fileURLToPath(new URL(`../data/${place}`, import.meta.url));
const known: ReadonlyArray<readonly [string, KnownPackage]> = Object.entries(knownPackages);

/** Directories of the packages that come with the program: one for each known name that is not optional. */
export function builtInPackages(): string[] {
  return known.flatMap(([name, { optional }]) => (optional ? [] : [pathOf(name)]));
}

/** Directory of the package of this name that comes with the program; undefined when none does. */
export function findBuiltInPackage(name: string): string | undefined {
  return builtInPackages().find((path) => basename(path) === name);
}

/** SHA-256 of the package of this name that comes with the program, as its manifest has it; undefined when none does. */
export function findBuiltInHash(name: string): string | undefined {
  const path = findBuiltInPackage(name);
  if (path === undefined) return undefined;
  return parseManifest(readFileSync(join(path, 'manifest.json'), 'utf8')).manifest.sha256;
}

/** Directories of invented packages for training and tests, in place of the optional ones. */
export function samplePackages(): string[] {
  return known.flatMap(([name, { optional }]) => (optional ? [pathOf(`samples/${name}`)] : []));
}

/** Version of every sample: older than whatever a site brings. */
export const SAMPLE_VERSION = 'amostra';
