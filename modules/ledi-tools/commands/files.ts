import { resolve } from 'node:path';
import type { OnUnusable } from '@pec-aberto/ledi/node';
import type { CommandContext, PositionalSpec } from '#platform/cli/command';
import { UsageError } from '#platform/cli/parse';
import type { Platform } from '#platform/runtime/platform';

export type Context = CommandContext<Platform>;

export const FILES: readonly PositionalSpec[] = [
  {
    name: 'arquivo',
    required: true,
    repeats: true,
    description: 'Registros (.esus, .esus13, XML) ou zips deles.',
  },
];

/** One file alone, for what is written to another. */
export const FILE: readonly PositionalSpec[] = [
  { name: 'arquivo', required: true, description: 'Registro (.esus, .esus13, XML) ou zip deles.' },
];

export const TODAY = {
  today: { type: 'string', description: 'Dia que vale como hoje, aaaa-mm-dd. Padrão: o do relógio.' },
} as const;

/** The option {@link TODAY} of a command. UsageError when it is not a day. */
export function checkedDay(today: string | boolean | undefined, command: string): { today?: string } {
  if (typeof today !== 'string') return {};
  const instant = Date.parse(`${today}T00:00:00Z`);
  const isDay = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(`${today}T`);
  if (!isDay) throw new UsageError('--today espera um dia do calendário, na forma aaaa-mm-dd.', command);
  return { today };
}

/** The library and its layout, loaded only when a command runs: other commands need neither. */
export async function loadLedi() {
  const [ledi, node] = await Promise.all([import('@pec-aberto/ledi'), import('@pec-aberto/ledi/node')]);
  return { ...ledi, ...node, layout: await node.loadLayout() };
}

export type Ledi = Awaited<ReturnType<typeof loadLedi>>;

/** `stopped`: interrupted, or nobody reads any more. */
export type Outcome = { unusable: boolean; stopped: boolean };

/**
 * Takes each item of each file as it comes. A file that cannot be used is told on standard error and the next one
 * goes on. `take` answers false to stop.
 */
export async function overFiles<T>(
  context: Context,
  read: (path: string, onUnusable: OnUnusable) => AsyncIterable<T>,
  take: (item: T, file: string) => Promise<boolean>,
): Promise<Outcome> {
  let unusable = false;
  for (const file of context.positionals) {
    const items = read(resolve(context.cwd, file), (_, error) => {
      unusable = true;
      context.progress(`${file}: ${error.message}`);
    });
    for await (const item of items) {
      if (context.signal.aborted || !(await take(item, file))) return { unusable, stopped: true };
    }
  }
  return { unusable, stopped: false };
}
