import { statfs } from 'node:fs/promises';

export type DiskUse = { totalBytes: number; freeBytes: number; usedPercent: number };

/** Use of the disk where a folder lies; free is what this program may still take. */
export async function diskUse(directory: string): Promise<DiskUse> {
  const { bsize, blocks, bavail } = await statfs(directory);
  const totalBytes = bsize * blocks;
  const freeBytes = bsize * bavail;
  return { totalBytes, freeBytes, usedPercent: Math.round((1 - freeBytes / totalBytes) * 100) };
}
