import { deleteBaseOfBefore } from '#platform/db/bases/clean';
import { exchangeBases } from '#platform/db/bases/exchange';
import { momentOf } from '#platform/db/bases/names';
import type { BaseServer } from '#platform/db/bases/server';
import { StartError } from '#platform/process/start-error';

/** How the installation's processes leave the base and come back to it. */
export type Doors = { close(): Promise<void>; open(): Promise<void> };

/**
 * Another base takes the installation's name, between closing and opening; returns the name of the one of before. When
 * the program does not open on it, the one of before is back and the reason is thrown.
 */
export async function succeed(server: BaseServer, other: string, { close, open }: Doors): Promise<string> {
  const isNew = momentOf(server.base, 'scratch', other) !== undefined;
  if (!isNew && !momentOf(server.base, 'before', other)) {
    throw new StartError(`A base ${other} não é desta instalação. Nada foi alterado.`);
  }
  await close();
  const before = await exchangeBases(server, other, new Date()).catch(async (error: unknown) => {
    await open();
    throw error;
  });
  try {
    await open();
    return before;
  } catch (error) {
    await close();
    const failed = await exchangeBases(server, before, new Date());
    // One of before stays one of before; one that nobody ever worked with must not pass for that.
    if (isNew) await deleteBaseOfBefore(server, failed).catch(() => undefined);
    await open();
    throw error;
  }
}
