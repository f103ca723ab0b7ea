import { listBases } from '#platform/db/bases/list';
import { onOneClient } from '#platform/db/one-client';
import { conflict } from '#platform/errors/problem';
import { recallBeside } from '#platform/files/beside-base';
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
  const [last] = await listBases(server, 'before');
  if (!last) {
    throw conflict(
      'nothing-before',
      'Não há base anterior guardada: ela fica por 30 dias depois de uma restauração.',
    );
  }
  const current = await findInstallation(db);
  const back = await onOneClient(server.urlOf(last.name), 'pec-restore', (other) =>
    findInstallation(other.db),
  );
  await recallBeside(boot.dataDir, {
    incarnation: back?.incarnation ?? null,
    before: current?.incarnation ?? null,
  });
  return { at: last.at, before: await replaceBase(last.name) };
}
