import { createReadStream } from 'node:fs';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { conflict, notFound } from '#platform/errors/problem';
import { withStoredFile } from '#platform/files/store';
import type { HttpSide } from '#platform/http/bind';
import { enqueueJob } from '#platform/jobs/queue';
import { requireMunicipality } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { uuidV7 } from '#platform/db/uuid';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type {
  downloadTrail as download,
  generateTrail as generate,
  listTrails as list,
} from '../../contract.ts';
import { resolveFilters } from './filters.ts';
import { findTrail, insertTrail, listTrails, type TrailRow } from './history-queries.ts';
import { HISTORY_MS, TRAIL_JOB } from './jobs.ts';
import { municipalityOf } from './scope.ts';
import { keptFilters } from './spoken-filters.ts';

/** Puts a trail in the queue: the screen goes on meanwhile (ADM-P10). One at a time for each person. */
export async function generateTrail(
  context: UseCaseContext,
  catalogue: Catalogue,
  { body }: RouteInput<typeof generate>,
): Promise<RouteOutput<typeof generate>> {
  const { db, now, actor } = context;
  const municipalityId = municipalityOf(actor);
  const { format = 'pdf', ...filters } = body;
  const query = await resolveFilters(db, catalogue, municipalityId, filters);
  const requestedBy = actor.kind === 'person' ? actor.professionalId : null;
  if (requestedBy === null) throw notFound('A trilha');
  const id = uuidV7(now.getTime());
  const jobId = await enqueueJob(db, {
    ...TRAIL_JOB,
    input: { trailId: id },
    actor,
    municipalityId,
    exclusiveKey: `audit-trail:${requestedBy}`,
    now,
  });
  if (jobId === undefined) {
    throw conflict('trail-running', 'Já há uma trilha sua sendo gerada. Aguarde o fim ou cancele-a.');
  }
  const kept = { id, municipalityId, requestedBy, format, filters, jobId, now };
  await insertTrail(db, kept);
  context.audit({
    type: 'audit.trail-requested',
    subject: { table: 'audit_trail', id },
    details: { ...keptFilters(filters, query), format },
  });
  return trailView(await getTrail(context, id));
}

export async function recentTrails(context: ReadContext): Promise<RouteOutput<typeof list>> {
  const since = new Date(context.now.getTime() - HISTORY_MS);
  const rows = await listTrails(context.db, municipalityOf(context.actor), since);
  return { trails: rows.map(trailView) };
}

/** Sends the file of a trail once the download is in the trail itself. */
export async function downloadTrail(
  context: UseCaseContext,
  { params }: RouteInput<typeof download>,
  { reply }: HttpSide,
): Promise<undefined> {
  const { fileId } = await getTrail(context, params.id);
  if (fileId === null) throw notFound('O arquivo da trilha');
  context.audit({ type: 'audit.trail-downloaded', subject: { table: 'audit_trail', id: params.id } });
  context.afterCommit(() =>
    withStoredFile(context.platform, fileId, async (path, { name, size }) => {
      await reply
        .header('content-type', name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/pdf')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('content-length', size)
        .header('cache-control', 'no-store')
        .send(createReadStream(path));
    }),
  );
  return undefined;
}

async function getTrail(context: ReadContext, id: string): Promise<TrailRow> {
  const trail = await findTrail(context.db, id);
  const since = context.now.getTime() - HISTORY_MS;
  if (!trail || trail.createdAt.getTime() < since) throw notFound('A trilha');
  requireMunicipality(context.actor, trail.municipalityId);
  return trail;
}

function trailView(row: TrailRow): RouteOutput<typeof generate> {
  const { id, from, to, format, createdAt, rows, error, jobId, state, fileId } = row;
  const status = fileId !== null ? 'done' : state === 'queued' || state === 'running' ? 'running' : 'failed';
  const reason = state === 'cancelled' ? 'A geração foi cancelada.' : error;
  return {
    id,
    from,
    to,
    format,
    createdAt: createdAt.toISOString(),
    status,
    rows,
    error: status === 'failed' ? (reason ?? 'O arquivo não existe mais. Gere a trilha de novo.') : null,
    jobId,
  };
}
