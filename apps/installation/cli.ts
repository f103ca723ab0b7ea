import { lineWriter } from '#platform/cli/output';
import { runCommandLine } from '#platform/cli/run';
import type { Platform } from '#platform/runtime/platform';
import { lediCommands } from '#modules/ledi-tools/index';
import { matchingCommands } from '#modules/matching-tools/index';
import { attachInstallation } from './cli/attach.ts';
import { collectChecks } from './cli/checks-of-modules.ts';
import { openPlatform } from './cli/cli-platform.ts';
import { doctorCommand } from './cli/doctor.ts';
import { startCommand, statusCommand, stopCommand } from './cli/lifecycle.ts';

// Entry of `pec`. The commands of the rooms are loaded only when one of them is meant, so that the
// supervisor of `pec start` stays small and `pec status` answers at once; those of LEDI and of matching, which load their
// libraries when they run, are here because others script against them.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted && signal === 'SIGINT') process.exit(1);
    interruption.abort();
  });
}

const output = lineWriter(process.stdout, (error) => {
  process.stderr.write(`A saída não pôde ser gravada: ${error.message}\n`);
  process.exit(1);
});

process.exitCode = await runCommandLine<Platform>(
  {
    commands: [
      startCommand,
      stopCommand,
      statusCommand,
      doctorCommand(collectChecks),
      ...lediCommands,
      ...matchingCommands,
    ],
    loadCommands: async () => {
      const { modules } = await import('./modules.ts');
      return modules.flatMap((module) => module.commands ?? []);
    },
    attach: async (boot, progress) => {
      const installation = await attachInstallation(boot, progress);
      const platform = await openPlatform(installation.databaseUrl, boot);
      const close = async () => {
        await platform.close();
        await installation.close();
      };
      return { platform, close };
    },
  },
  process.argv.slice(2),
  {
    env: process.env,
    stdin: process.stdin,
    out: output.line,
    write: output.write,
    err: (text) => void process.stderr.write(`${text}\n`),
    signal: interruption.signal,
  },
);
// A connection somebody forgot must not keep a finished command in the terminal.
setTimeout(() => process.exit(), 2_000).unref();
