import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/config/root';

const FOLDERS = ['modules', 'platform', 'packages'];

/** The program of another day, in a folder of its own: this one with more migrations. */
export function nextProgram(name: string, migrations: Readonly<Record<string, string>>): string {
  const root = join(projectRoot(), 'build/test/programs', name);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'build'), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as object;
  writeFileSync(join(root, 'package.json'), JSON.stringify({ ...manifest, version: '0.2.0' }));
  const link = (from: string, to: string) =>
    execFileSync('cp', ['-al', join(projectRoot(), from), join(root, to)]);
  for (const folder of FOLDERS) link(folder, folder);
  for (const part of readdirSync(join(projectRoot(), 'build')))
    if (part !== 'test') link(`build/${part}`, `build/${part}`);
  symlinkSync(join(projectRoot(), 'node_modules'), join(root, 'node_modules'));
  for (const [id, text] of Object.entries(migrations))
    writeFileSync(join(root, 'platform/migrations', `${id}.sql`), text);
  return root;
}
