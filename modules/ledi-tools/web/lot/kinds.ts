import { firstXmlOf } from './unzip.ts';

/** What a dropped file is, by its first bytes. */
export type FileKind = 'cnes' | 'empty' | 'layout' | 'other-archive' | 'record' | 'zip';

const HEAD = 4096;
const CNES_ROOT = '<ImportarXMLCNES';
/** RAR, 7z, gzip, xz, bzip2. */
const OTHER_ARCHIVES = [/^Rar!/, /^7z\u00bc\u00af/, /^\u001f\u008b/, /^\u00fd7zXZ/, /^BZh/];
const latin1 = new TextDecoder('latin1');

/** @throws DOMException when the file cannot be read (a folder, or it changed meanwhile) */
export async function kindOf(name: string, blob: Blob): Promise<FileKind> {
  const head = latin1.decode(await blob.slice(0, HEAD).arrayBuffer());
  if (head === '') return 'empty';
  if (head.startsWith('PK')) return (await isCnesZip(blob)) ? 'cnes' : 'zip';
  if (head.includes(CNES_ROOT)) return 'cnes';
  if (/\.json$/i.test(name) && /^(?:ï»¿)?\s*\{/.test(head)) return 'layout';
  return OTHER_ARCHIVES.some((start) => start.test(head)) ? 'other-archive' : 'record';
}

async function isCnesZip(zip: Blob): Promise<boolean> {
  try {
    for await (const piece of firstXmlOf(zip.slice(0, 64 * 1024))) {
      return latin1.decode(piece.subarray(0, HEAD)).includes(CNES_ROOT);
    }
  } catch {
    // No XML at its beginning, or one that cannot be had: it is judged as a lot, which says what is wrong.
  }
  return false;
}
