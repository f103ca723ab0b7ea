import type { RawBuilder } from 'kysely';
import { type Db, sql } from '#platform/db/database';
import { prepared } from '#platform/db/named';
import { uuidV7 } from '#platform/db/uuid';
import type { Actor } from '#platform/permissions/access';
import type { SecretBox } from '#platform/settings/secret-box';
import { type AuditContent, canonicalContent, canonicalIp, contentMac } from './canonical.ts';

/** One fact of the trail: ids and field names, never clinical content nor typed values. */
export type AuditEvent = {
  /** Stable type, `module.verb`, e.g. `access.signed-in`; listed in the catalogue of the audit room. */
  type: string;
  subject?: { table: string; id: string };
  fields?: readonly string[];
  /** Absent: the one of the actor's access; null: none. */
  municipalityId?: string | null;
  details?: Record<string, string | number | boolean | null>;
  /** The person concerned where the actor is not signed in yet (login). */
  professionalId?: string;
};

export type AuditSource = { actor: Actor; ip: string | null; at: Date };
/** An event with who did it, from where and when. */
export type AuditEntry = AuditSource & { event: AuditEvent };

/** Appends events in one insert. Rows are sealed into the chain later (modules/audit). */
export async function appendAudit(
  { db, secrets }: { db: Db; secrets: SecretBox },
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length > 0) await prepared(auditInsert(secrets, entries)).execute(db);
}

/** The insert itself, for who sends it with other statements of the same transaction. */
export function auditInsert(secrets: SecretBox, entries: readonly AuditEntry[]): RawBuilder<unknown> {
  const rows = entries.map((entry) => {
    const content = contentOf(entry);
    return { ...content, mac: contentMac(secrets, canonicalContent(content)) };
  });
  return sql`
    insert into audit_event (id, at, type, actor_kind, professional_id, access_id, municipality_id, ip,
      subject_table, subject_id, fields, details, mac)
    select r.id, r.at, r.type, r."actorKind", r."professionalId", r."accessId", r."municipalityId", r.ip,
      r."subjectTable", r."subjectId", r.fields, r.details, decode(r.mac, 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, at timestamptz, type text,
      "actorKind" text, "professionalId" uuid, "accessId" uuid, "municipalityId" uuid, ip inet,
      "subjectTable" text, "subjectId" uuid, fields text[], details jsonb, mac text)`;
}

function contentOf({ actor, ip, at, event }: AuditEntry): AuditContent {
  const person = actor.kind === 'person' ? actor : null;
  return {
    id: uuidV7(at.getTime()),
    at,
    type: event.type,
    actorKind: actor.kind,
    professionalId: lower(person?.professionalId ?? event.professionalId),
    accessId: lower(person?.access?.id),
    municipalityId: lower(
      event.municipalityId === undefined ? person?.access?.municipalityId : event.municipalityId,
    ),
    ip: canonicalIp(ip),
    subjectTable: event.subject?.table ?? null,
    subjectId: lower(event.subject?.id),
    fields: event.fields ?? null,
    details: event.details ?? null,
  };
}

/** Ids as PostgreSQL writes them back. */
const lower = (id: string | null | undefined): string | null => id?.toLowerCase() ?? null;
