import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileLayout, type Layout } from '../layout.ts';
import type { LayoutPackage } from '../package-data.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'));

/** The package of this repository, compiled once for all tests. */
export const layout: Layout = compileLayout({
  structure: read('structure'),
  rules: read('rules'),
  tables: read('tables'),
} as LayoutPackage);

/** Folder of the labelled samples, outside the repository; tests over them are skipped where it is absent. */
const shared = process.env.PEC_SHARED ?? fileURLToPath(new URL('../../../../../shared', import.meta.url));
export const samplesFolder = `${shared}/data/ledi`;
/** Folder of the specification the layout was made from, also outside the repository. */
export const specFolder = `${shared}/spec/ledi`;
export const hasSamples = existsSync(samplesFolder);

export type Sample = {
  file: string;
  form: string;
  tipo: number;
  ledi_version: string;
  valid: boolean;
  stage: string | null;
  field?: string | null;
  bytes: Uint8Array;
};

/** Labelled records of both manifests, with their bytes. */
export function samples(): Sample[] {
  return [
    ['manifest.json', 'esus'],
    ['esus-8.7/manifest.json', 'esus-8.7'],
  ].flatMap(([manifest, folder]) => {
    const { files } = JSON.parse(readFileSync(`${samplesFolder}/${manifest}`, 'utf8')) as { files: Sample[] };
    return files.map((file) => ({ ...file, bytes: readFileSync(`${samplesFolder}/${folder}/${file.file}`) }));
  });
}
