import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import Papa from 'papaparse';
import { type Manifest, ONLY_TABLE, type TableManifest } from './data-package.ts';
import { hashOf } from './manifest.ts';

/** What a package says of itself, but for what is counted from its tables. */
type Head = Omit<Manifest, 'sha256' | 'name'> & { name: string };

/**
 * The files of a data package, by name: its CSV files and the `manifest.json` that describes them. `tables` holds the text
 * of each by its name, in the order of `knownPackages`; the content is not checked: who reads it does.
 */
export function packageFiles(head: Head, tables: Readonly<Record<string, string>>): Map<string, string> {
  const described = Object.entries(tables).map(([name, csv]) => describe(name, csv));
  const [first] = described;
  const { name: _, ...only } = first ?? { name: '' };
  const body = first?.name === ONLY_TABLE ? only : { tables: described, sha256: hashOf(described) };
  const manifest = `${JSON.stringify({ ...head, ...body }, null, 2)}\n`;
  return new Map([
    ['manifest.json', manifest],
    ...Object.entries(tables).map(([name, csv]) => [`${name}.csv`, csv] as const),
  ]);
}

/** Writes a data package as a ZIP file, in place of one of the same name; see `packageFiles`. */
export async function writePackage(
  zipPath: string,
  head: Head,
  tables: Readonly<Record<string, string>>,
): Promise<void> {
  const options = { mtime: new Date(head.date), mode: 0o100644 };
  const zip = new yazl.ZipFile();
  for (const [file, text] of packageFiles(head, tables)) zip.addBuffer(Buffer.from(text), file, options);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(zipPath));
}

function describe(name: string, csv: string): TableManifest {
  const { data, meta } = Papa.parse(csv, { delimiter: ',', header: true, skipEmptyLines: true });
  const sha256 = createHash('sha256').update(csv, 'utf8').digest('hex');
  return { name, columns: meta.fields ?? [], rows: data.length, sha256 };
}
