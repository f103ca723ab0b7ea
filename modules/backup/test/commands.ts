import { Readable } from 'node:stream';
import { runCommandLine } from '#platform/cli/run';
import { modules } from '#apps/installation/modules';
import type { TestInstallation } from '#apps/installation/testing';

export type Outcome = { exit: number; json: Record<string, unknown>; err: string[] };

/** Runs `pec … --json` on an installation, as a person would who stands in `cwd`. */
export async function runPec(
  { platform }: TestInstallation,
  args: readonly string[],
  {
    stdin = '',
    cwd = '/',
    signal = new AbortController().signal,
  }: { stdin?: string; cwd?: string; signal?: AbortSignal } = {},
): Promise<Outcome> {
  const lines: string[] = [];
  const err: string[] = [];
  const exit = await runCommandLine(
    {
      commands: [],
      loadCommands: async () => modules.flatMap((module) => module.commands ?? []),
      attach: async () => ({ platform, close: async () => undefined }),
    },
    [...args, '--json'],
    {
      env: { PEC_DATA_DIR: platform.boot.dataDir, INIT_CWD: cwd },
      stdin: Readable.from([stdin]),
      out: (text) => lines.push(text),
      err: (text) => err.push(text),
      write: async (text) => lines.push(text) > 0,
      signal,
    },
  );
  return { exit, json: JSON.parse(lines.join('\n')) as Record<string, unknown>, err };
}
