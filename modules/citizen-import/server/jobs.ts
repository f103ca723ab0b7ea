import { Type } from 'typebox';
import { defineJob } from '#platform/jobs/job';
import { runUseCase } from '#platform/usecase/run';
import { takePastFiles } from './queries.ts';
import { forgetFile } from './record-queries.ts';
import { runCitizenImport } from './run-import.ts';

const DAY_MINUTES = 24 * 60;

export const importCitizensJob = defineJob({
  kind: 'citizens.import',
  title: 'Importação de cidadãos',
  input: Type.Object({
    importId: Type.String({ format: 'uuid' }),
    onConflict: Type.Union([Type.Enum(['fill', 'overwrite', 'skip']), Type.Null()]),
  }),
  maxAttempts: 3,
  waitsWhileClosed: true,
  run: runCitizenImport,
});

/** What files say of people goes when its time is over, applied or not. */
export const purgeCitizenFilesJob = defineJob({
  kind: 'citizens.purgeImportFiles',
  title: 'Limpeza de arquivos de cidadãos',
  input: Type.Object({}),
  maxAttempts: 3,
  everyMinutes: DAY_MINUTES,
  async run({ platform, actor }) {
    return runUseCase(platform, { actor }, async ({ db, now }) => {
      const past = await takePastFiles(db, now);
      for (const { id, fileId } of past) await forgetFile(db, id, fileId);
      return { removed: past.length };
    });
  },
});
