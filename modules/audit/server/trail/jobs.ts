import { Type } from 'typebox';
import { deleteStoredFile, storeFile } from '#platform/files/store';
import { defineJob, JobCancelled, type JobContext } from '#platform/jobs/job';
import type { Tx } from '#platform/db/database';
import { refused } from '#platform/errors/problem';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { eventCells, instantText } from './columns.ts';
import { csvTrail } from './csv.ts';
import { countEvents, type Place, readEvents } from './event-queries.ts';
import { resolveFilters, type TrailQuery } from './filters.ts';
import { findTrail, finishTrail, removeTrails, type TrailRow } from './history-queries.ts';
import { findNames } from './names.ts';
import { pdfTrail } from './pdf.ts';
import { findMunicipality } from './record-queries.ts';
import { filterLine } from './spoken-filters.ts';

const PAGE = 2_000;
/** Some five thousand pages: nobody reads more on paper. */
const PDF_ROWS = 100_000;
const DAY_MINUTES = 24 * 60;
/** "Histórico de trilhas de auditoria (Últimos 7 dias)". */
export const HISTORY_MS = 7 * DAY_MINUTES * 60_000;

export const TRAIL_JOB = { kind: 'audit.generateTrail', title: 'Trilha de auditoria' } as const;

export const generateTrailJob = (catalogue: () => Catalogue) =>
  defineJob({
    ...TRAIL_JOB,
    input: Type.Object({ trailId: Type.String({ format: 'uuid' }) }),
    maxAttempts: 3,
    run: (job, { trailId }) =>
      job.platform.db.transaction().execute(async (db) => {
        const trail = await findTrail(db, trailId);
        if (!trail) throw new JobCancelled('the trail was removed meanwhile');
        const { fileId, rows } = await writeTrail(job, db, trail, catalogue());
        await finishTrail(db, trailId, fileId, rows);
        await job.complete(db, { trailId, rows });
      }),
  });

export const removeTrailsJob = defineJob({
  kind: 'audit.removeTrails',
  title: 'Limpeza de trilhas de auditoria geradas',
  input: Type.Object({}),
  maxAttempts: 3,
  everyMinutes: DAY_MINUTES,
  run: async ({ platform }) => {
    const before = new Date(platform.clock.now().getTime() - HISTORY_MS);
    return platform.db.transaction().execute(async (db) => {
      const files = await removeTrails(db, before);
      for (const file of files) await deleteStoredFile(db, file);
      return { removed: files.length };
    });
  },
});

async function writeTrail(
  job: JobContext,
  db: Tx,
  trail: TrailRow,
  catalogue: Catalogue,
): Promise<{ fileId: string; rows: number }> {
  const { platform } = job;
  const municipality = await findMunicipality(db, trail.municipalityId);
  if (!municipality) throw new Error('the municipality of a trail is gone');
  const query = await resolveFilters(db, catalogue, trail.municipalityId, trail.filters);
  const total = await countEvents(db, query, PDF_ROWS + 1, trail.createdAt);
  if (trail.format === 'pdf' && total > PDF_ROWS) {
    throw refused(
      'trail-too-long',
      'São mais de 100.000 eventos, demais para um PDF. Gere em CSV ou escolha um período menor.',
    );
  }
  const counted = { rows: 0 };
  const pages = eventPages({
    job,
    db,
    query,
    trail,
    catalogue,
    total,
    counted,
    timeZone: municipality.timeZone,
  });
  const content =
    trail.format === 'csv'
      ? csvTrail(pages)
      : pdfTrail(
          {
            head: { uf: municipality.uf, municipality: municipality.name },
            foot: {
              printedAt: trail.createdAt,
              timeZone: municipality.timeZone,
              by: trail.askedBy,
              program: `PEC Aberto ${platform.version}`,
            },
            filters: await filterLine(db, catalogue, trail.filters),
          },
          pages,
        );
  const file = await storeFile(db, content, fileName(trail, platform.version), platform.clock.now());
  return { fileId: file.id, rows: counted.rows };
}

/** The version stands in the name, for a CSV has no foot (NGS1.01: in audit export). */
const fileName = ({ from, to, format }: TrailRow, version: string) =>
  `trilha-de-auditoria_${from}_${to}_pec-aberto-${version}.${format}`;

type Paging = {
  job: JobContext;
  db: Tx;
  query: TrailQuery;
  trail: TrailRow;
  catalogue: Catalogue;
  total: number;
  counted: { rows: number };
  timeZone: string;
};

async function* eventPages(paging: Paging): AsyncGenerator<Array<readonly string[]>> {
  const { job, db, query, trail, catalogue, total, counted } = paging;
  const instant = instantText(paging.timeZone);
  let after: Place | undefined;
  for (;;) {
    if (job.signal.aborted) throw new JobCancelled('cancelled between two pages');
    const rows = await readEvents(db, query, { order: 'oldest', after, until: trail.createdAt, limit: PAGE });
    counted.rows += rows.length;
    job.progress({ step: 'Gerando', done: counted.rows, total: Math.max(total, counted.rows) });
    const names = await findNames(db, catalogue, rows);
    yield rows.map((row) => eventCells(catalogue, row, instant, names));
    after = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}
