import { type Db, sql } from '#platform/db/database';
import type { Actor } from '#platform/permissions/access';

/** One fact of the trail: ids and field names, never clinical content nor typed values. */
export type AuditEvent = {
  /** Stable type, `module.verb`, e.g. `access.signed-in`. */
  type: string;
  subject?: { table: string; id: string };
  fields?: readonly string[];
  municipalityId?: string | null;
  details?: Record<string, string | number | boolean | null>;
  /** The person concerned where the actor is not signed in yet (login). */
  professionalId?: string;
};

export type AuditSource = { actor: Actor; ip: string | null; at: Date };

/** Appends events; called by the use-case runner inside the transaction of the act itself. */
export async function appendAudit(db: Db, source: AuditSource, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { actor } = source;
  const access = actor.kind === 'person' ? actor.access : null;
  const professionalId = actor.kind === 'person' ? actor.professionalId : null;
  const rows = events.map((event) => ({
    type: event.type,
    professional_id: professionalId ?? event.professionalId ?? null,
    municipality_id: event.municipalityId ?? access?.municipalityId ?? null,
    subject_table: event.subject?.table ?? null,
    subject_id: event.subject?.id ?? null,
    fields: event.fields ?? null,
    details: event.details ?? null,
  }));
  await sql`
    insert into audit_event (at, type, actor_kind, professional_id, access_id, municipality_id, ip,
      subject_table, subject_id, fields, details)
    select ${source.at}, r.type, ${actor.kind}, r.professional_id, ${access?.id ?? null}::uuid, r.municipality_id,
      ${source.ip}::inet, r.subject_table, r.subject_id, r.fields, r.details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(type text, professional_id uuid,
      municipality_id uuid, subject_table text, subject_id uuid, fields text[], details jsonb)
  `.execute(db);
}
