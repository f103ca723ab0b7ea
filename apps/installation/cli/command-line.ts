import type { CommandLine } from '#platform/cli/run';
import type { Platform } from '#platform/runtime/platform';
import { lediCommands } from '#modules/ledi-tools/index';
import { matchingCommands } from '#modules/matching-tools/index';
import { attachPlatform } from './attach-platform.ts';
import { collectChecks } from './checks-of-modules.ts';
import { doctorCommand } from './doctor.ts';
import { startCommand, statusCommand, stopCommand } from './lifecycle.ts';
import { upgradeCommand } from './upgrade.ts';

/**
 * The commands of `pec`. Those of the rooms are loaded only when one of them is meant, so that the supervisor of `pec start`
 * stays small and `pec status` answers at once; those of LEDI and of matching, which load their libraries when they run,
 * are here because others script against them.
 */
export const commandLine: CommandLine<Platform> = {
  commands: [
    startCommand,
    stopCommand,
    statusCommand,
    upgradeCommand,
    doctorCommand(collectChecks),
    ...lediCommands,
    ...matchingCommands,
  ],
  loadCommands: async () => {
    const { modules } = await import('../modules.ts');
    return modules.flatMap((module) => module.commands ?? []);
  },
  attach: attachPlatform,
};
