import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';

const NOT_OURS = new Set(['.git', 'node_modules', 'build', 'dist', 'coverage']);

/**
 * The project's files, relative to the project with `/`: what git tracks or would track. In a copy without
 * git, everything but installed and built folders and the installation's own data.
 * @returns {Promise<string[]>}
 */
export async function projectFiles() {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = await runCommand('git', args).catch(() => ({ code: 1, output: '' }));
  if (listed.code !== 0) return walk('').filter((file) => !file.startsWith('data/'));
  return listed.output.split('\0').filter((file) => file && existsSync(join(root, file)));
}

function walk(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : walk(path);
    return [path];
  });
}
