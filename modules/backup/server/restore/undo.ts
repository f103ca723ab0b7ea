import { type BaseBeside, listBases } from '#platform/db/bases/list';
import type { BaseServer } from '#platform/db/bases/server';
import { onOneClient } from '#platform/db/one-client';
import { conflict } from '#platform/errors/problem';
import { serverOf } from '#platform/postgres/base-server';
import type { Platform } from '#platform/runtime/platform';
import { findInstallation } from '#modules/setup/index';

type Base = Pick<Platform, 'databaseUrl' | 'boot' | 'db'>;

/**
 * Puts the base that was last replaced back in its place; returns its moment and the name under which the one that is
 * there now goes on. 409 `nothing-before` where there is none.
 */
export async function undoRestore(
  { databaseUrl, boot, db }: Base,
  replaceBase: (other: string) => Promise<string>,
): Promise<{ at: Date; before: string }> {
  const server = serverOf(databaseUrl, boot);
  const current = (await findInstallation(db))?.incarnation ?? null;
  const last = await lastReplaced(server, current);
  if (!last) {
    throw conflict(
      'nothing-before',
      'Não há base anterior guardada: ela fica por 30 dias depois de uma restauração.',
    );
  }
  return { at: last.at, before: await replaceBase(last.name) };
}

/** The newest base that was another life: an upgrade leaves one of before too, and that one is the same. */
async function lastReplaced(server: BaseServer, current: string | null): Promise<BaseBeside | undefined> {
  for (const base of await listBases(server, 'before')) {
    const life = await onOneClient(server.urlOf(base.name), 'pec-restore', (other) =>
      findInstallation(other.db),
    );
    if ((life?.incarnation ?? null) !== current) return base;
  }
  return undefined;
}
