import { Type } from 'typebox';
import { sql } from '#platform/db/database';
import { defineJob } from '#platform/jobs/job';
import { runCitizenImport } from './run-import.ts';

const DAY_MINUTES = 24 * 60;
const KEEP_FILES_MS = 7 * DAY_MINUTES * 60_000;

export const importCitizensJob = defineJob({
  kind: 'citizens.import',
  title: 'Importação de cidadãos',
  input: Type.Object({
    importId: Type.String({ format: 'uuid' }),
    onConflict: Type.Union([Type.Enum(['fill', 'overwrite', 'skip']), Type.Null()]),
  }),
  maxAttempts: 3,
  run: runCitizenImport,
});

/** Files that nobody applied hold personal data: they go after a week. */
export const purgeCitizenFilesJob = defineJob({
  kind: 'citizens.purgeImportFiles',
  title: 'Limpeza de arquivos de cidadãos não importados',
  input: Type.Object({}),
  maxAttempts: 3,
  everyMinutes: DAY_MINUTES,
  async run({ platform }) {
    const limit = new Date(platform.clock.now().getTime() - KEEP_FILES_MS);
    const { numAffectedRows } = await sql`delete from stored_file where id in (
        select file_id from citizen_import where created_at < ${limit} and file_id is not null)`.execute(
      platform.db,
    );
    return { removed: Number(numAffectedRows ?? 0) };
  },
});
