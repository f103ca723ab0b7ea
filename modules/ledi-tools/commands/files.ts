import { resolve } from 'node:path';
import type { OnUnusable } from '@pec-aberto/ledi/node';
import type { CommandContext, PositionalSpec } from '#platform/cli/command';
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

/** The library and its layout, loaded only when a command runs: other commands need neither. */
export async function loadLedi() {
  const [ledi, node] = await Promise.all([import('@pec-aberto/ledi'), import('@pec-aberto/ledi/node')]);
  return { ...ledi, ...node, layout: await node.loadLayout() };
}

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
