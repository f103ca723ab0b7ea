import { statfs } from 'node:fs/promises';

export type DiskUse = { totalBytes: number; freeBytes: number; usedPercent: number };

/** Use of the disk where a folder lies; free is what this program may still take. */
export async function diskUse(directory: string): Promise<DiskUse> {
  const { bsize, blocks, bavail } = await statfs(directory);
  const totalBytes = bsize * blocks;
  const freeBytes = bsize * bavail;
  return { totalBytes, freeBytes, usedPercent: Math.round((1 - freeBytes / totalBytes) * 100) };
}

const NUMBER = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

/** Bytes as people read them: '38 GB'. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${NUMBER.format(value)} ${units[unit]}`;
}
