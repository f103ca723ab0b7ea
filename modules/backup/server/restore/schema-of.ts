import { type Migration, readMigrations } from '#platform/db/migration-files';
import { conflict } from '#platform/errors/problem';
import type { OpenCopy } from '../file/reader.ts';

/** The migrations that a copy's base had had, in this program's text. Throws 409 where this program lacks one. */
export async function migrationsOf({
  head,
  manifest,
}: Pick<OpenCopy, 'head' | 'manifest'>): Promise<Migration[]> {
  const own = new Map((await readMigrations()).map((migration) => [migration.id, migration]));
  return manifest.migrations.map(({ id, sha256 }) => {
    const migration = own.get(id);
    if (!migration) {
      throw conflict(
        'copy-newer',
        `A cópia foi feita por um programa mais novo, o PEC Aberto ${head.program}. Instale essa versão ou mais nova e ` +
          'restaure de novo. Nada foi alterado.',
      );
    }
    if (migration.sha256 === sha256) return migration;
    throw conflict(
      'copy-other-program',
      `O passo ${id} do esquema da cópia não é o deste programa: um dos dois foi alterado. Reinstale a versão original ` +
        'e restaure de novo. Nada foi alterado.',
    );
  });
}
