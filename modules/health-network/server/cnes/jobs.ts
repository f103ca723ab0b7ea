import { Type } from 'typebox';
import { databaseProblem } from '#platform/db/errors';
import { defineJob } from '#platform/jobs/job';
import { dropFilesOlderThan } from './outcome-queries.ts';
import { runCnesImport } from './run-import.ts';

const DAY_MINUTES = 24 * 60;
const KEEP_FILES_MS = 7 * DAY_MINUTES * 60_000;

/** One import a municipality at a time: the exclusive key of the job. */
export const exclusiveKeyOf = (municipalityId: string): string => `cnes:${municipalityId}`;

export const importCnesJob = defineJob({
  kind: 'healthNetwork.importCnes',
  title: 'Importação do CNES',
  input: Type.Object({
    importId: Type.String({ format: 'uuid' }),
    mode: Type.Enum(['preview', 'import']),
    allowOlder: Type.Boolean(),
  }),
  maxAttempts: 3,
  async run(job, input) {
    try {
      return await runCnesImport(job, input);
    } catch (error) {
      // Trying again at once does not empty a full disk.
      const problem = databaseProblem(error);
      throw problem?.code === 'disk-full' ? problem : error;
    }
  },
});

export const purgeCnesFilesJob = defineJob({
  kind: 'healthNetwork.purgeCnesFiles',
  title: 'Limpeza de arquivos do CNES não aplicados',
  input: Type.Object({}),
  maxAttempts: 3,
  everyMinutes: DAY_MINUTES,
  async run({ platform }) {
    const limit = new Date(platform.clock.now().getTime() - KEEP_FILES_MS);
    return { removed: await dropFilesOlderThan(platform.db, limit) };
  },
});
