import type { RawBuilder } from 'kysely';
import { sql } from '#platform/db/database';
import type { UnitPlace } from '#platform/permissions/scope';

/** Where the base tells all processes of what changed. */
export const EVENT_CHANNEL = 'pec_event';

/** Something of a topic that changed in a unit, as the base passes it on: ids only. */
export type UnitNotice = UnitPlace & { topic: string };

/** Tells of it when the transaction commits, and never otherwise; told twice in one transaction it goes out once. */
export const noticeStatement = ({ topic, municipalityId, unitId }: UnitNotice): RawBuilder<unknown> =>
  sql`select pg_notify(${EVENT_CHANNEL}, ${`topic:${topic}:${unitId}:${municipalityId}`})`;

/** A job or a topic that changed; undefined for what another version of the program tells. */
export function readNotification(payload: string): { jobId: string } | { notice: UnitNotice } | undefined {
  const [kind, first, unitId, municipalityId] = payload.split(':');
  if (kind === 'job' && first) return { jobId: first };
  if (kind === 'topic' && first && unitId && municipalityId) {
    return { notice: { topic: first, unitId, municipalityId } };
  }
  return undefined;
}
