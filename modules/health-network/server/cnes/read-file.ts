import { type CnesHeader, readCnes } from '@pec-aberto/cnes-xml';
import type { Tx } from '#platform/db/database';
import type { JobContext } from '#platform/jobs/job';
import { createStaging, stageRecords } from './staging-queries.ts';

export type FileContent = {
  header: CnesHeader;
  counts: { units: number; teams: number; professionals: number; lotacoes: number };
};

/**
 * Reads the file into the staging tables of the transaction, a batch at a time. `check` sees the header
 * before anything else. Throws CnesFileError for a file that cannot be accepted.
 */
export async function readIntoStaging(
  db: Tx,
  job: JobContext,
  path: string,
  check: (header: CnesHeader) => Promise<void>,
): Promise<FileContent> {
  await createStaging(db);
  let header: CnesHeader | undefined;
  for await (const event of readCnes(path, { signal: job.signal })) {
    if (event.type === 'header') {
      await check(event.header);
      header = event.header;
    } else if (header && event.type === 'records') {
      await stageRecords(db, event.records, header.date);
      job.progress({ step: 'Lendo o arquivo', done: event.bytesRead, total: event.bytesTotal });
    } else if (header && event.type === 'end') {
      return { header, counts: event.counts };
    }
  }
  throw new Error('the reader of CNES files ended without header or end');
}
