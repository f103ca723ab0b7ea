import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { Manifest } from './data-package.ts';

/**
 * Writes a data package as a ZIP file and returns its manifest, with the hash. It replaces a file of the
 * same name, and does not check the content: `readPackage` does.
 */
export async function writePackage(
  zipPath: string,
  manifestWithoutHash: Omit<Manifest, 'sha256'>,
  csv: string,
): Promise<Manifest> {
  const data = Buffer.from(csv, 'utf8');
  const manifest = { ...manifestWithoutHash, sha256: createHash('sha256').update(data).digest('hex') };
  const options = { mtime: new Date(manifest.date), mode: 0o100644 };
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'manifest.json', options);
  zip.addBuffer(data, 'data.csv', options);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(zipPath));
  return manifest;
}
