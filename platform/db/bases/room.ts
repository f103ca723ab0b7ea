import { type Db, getRow, sql } from '#platform/db/database';
import { bytesText, diskUse } from '#platform/files/disk';
import { StartError } from '#platform/process/start-error';

const MARGIN = 1.1;

/** What a base takes on its server's disk. */
export const baseBytes = async (db: Db): Promise<number> =>
  (await getRow<{ bytes: number }>(db, sql`select pg_database_size(current_database()) as bytes`)).bytes;

/**
 * Refuses, with nothing changed, to make a base of so many bytes where the disk has no room for it: a full disk stops the
 * base that is in use too. `embedded`: whether bases lie on this computer.
 */
export async function requireRoom(
  { dataDir, embedded }: { dataDir: string; embedded: boolean },
  bytes: number,
): Promise<void> {
  if (!embedded) return;
  const needed = bytes * MARGIN;
  const { freeBytes } = await diskUse(dataDir);
  if (freeBytes >= needed) return;
  throw new StartError(
    `São precisos ${bytesText(needed)} livres no disco de ${dataDir} para fazer a base nova ao lado da atual, e há ` +
      `${bytesText(freeBytes)}. Libere espaço e tente de novo. Nada foi alterado.`,
  );
}
