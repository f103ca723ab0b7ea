import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BootSettings } from '#platform/config/boot';
import { refused } from '#platform/errors/problem';

/** A program in a folder of its own, e.g. the one to upgrade to. */
export type OtherProgram = { root: string; version: string; entry: string };

const ENTRY = join('build', 'program', 'cli.js');

/** Reads what lies in a folder; throws 422 when it is no program that can be started. */
export function readProgram(root: string): OtherProgram {
  const manifest = join(root, 'package.json');
  const entry = join(root, ENTRY);
  const { name, version } = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string; version?: string })
    : {};
  if (name !== 'pec-aberto' || !version) {
    throw refused(
      'not-a-program',
      `Em ${root} não há um programa PEC Aberto. Informe a pasta onde a nova versão foi aberta.`,
    );
  }
  if (!existsSync(entry)) {
    throw refused(
      'program-not-built',
      `O programa de ${root} não está compilado. Rode nessa pasta npm run build e repita.`,
    );
  }
  return { root, version, entry };
}

const run = promisify(execFile);

/** Runs a `pec` command of a program on the same installation. Throws with what it said where it ends otherwise than well. */
export async function runProgram(
  { entry, root }: Pick<OtherProgram, 'entry' | 'root'>,
  { dataDir, host, port, databaseUrl }: BootSettings,
  args: readonly string[],
): Promise<void> {
  const place = { PEC_DATA_DIR: dataDir, PEC_HOST: host, PEC_PORT: String(port) };
  const env = { ...process.env, ...place, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) };
  await run(process.execPath, [entry, ...args], { cwd: root, env });
}

/** What a command that failed said. */
export const saidBy = (error: unknown): string =>
  String((error as { stderr?: string }).stderr ?? '').trim() ||
  (error instanceof Error ? error.message : String(error));
