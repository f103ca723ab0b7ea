import type { Actor } from '#platform/permissions/access';
import type { JobRow } from './queue.ts';

/** Who asked sees the job; so do the installer and the administrator of its municipality. */
export function maySeeJob(actor: Actor, job: Pick<JobRow, 'municipality_id' | 'actor'>): boolean {
  if (actor.kind === 'command-line' || actor.kind === 'system') return true;
  if (actor.kind !== 'person' || !actor.access) return false;
  if (job.actor.kind === 'person' && job.actor.professionalId === actor.professionalId) return true;
  if (actor.access.kind === 'installer') return true;
  return actor.access.kind === 'municipal-admin' && actor.access.municipalityId === job.municipality_id;
}
