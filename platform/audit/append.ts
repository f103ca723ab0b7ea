import type { RawBuilder } from 'kysely';
import { type Database, sql } from '#platform/db/database';
import { prepared } from '#platform/db/named';
import { uuidV7 } from '#platform/db/uuid';
import type { Actor } from '#platform/permissions/access';
import type { SecretBox } from '#platform/settings/secret-box';
import { type AuditContent, canonicalContent, canonicalIp, contentMac } from './canonical.ts';
import { type AuditTurn, TurnCounter } from './turns.ts';

/** One fact of the trail: ids and field names, never clinical content nor typed values. */
export type AuditEvent = {
  /** Stable type, `module.verb`, e.g. `access.signed-in`; declared by the module (`audit.ts`). */
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

/** Events on their way into the base. */
export type AuditInsert = {
  /** Answers one row for each event. */
  statement: RawBuilder<unknown>;
  count: number;
  /** To be told once the transaction committed or failed. */
  ended(kept: boolean): void;
};

// One count for one process, which has one master key.
const counters = new WeakMap<SecretBox, TurnCounter>();

function counterOf(secrets: SecretBox): TurnCounter {
  const known = counters.get(secrets);
  if (known) return known;
  const counter = new TurnCounter();
  counters.set(secrets, counter);
  return counter;
}

/** Appends events in one insert of its own. Rows are sealed into the chain later (modules/audit). */
export async function appendAudit(
  { db, secrets }: { db: Database; secrets: SecretBox },
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const insert = auditInsert(secrets, entries);
  try {
    await prepared(sql`with kept as (${insert.statement}) ${allKept(insert, 'kept')}`).execute(db);
  } catch (error) {
    insert.ended(false);
    throw error;
  }
  insert.ended(true);
}

/** Fails where the base kept fewer events than it was given, e.g. by a trigger that lets some vanish. */
export const allKept = ({ count }: AuditInsert, part: string): RawBuilder<unknown> =>
  sql`select refuse_lost_audit((select count(*) from ${sql.ref(part)}), ${count})`;

/** The insert itself, for who sends it with other statements of the same transaction. */
export function auditInsert(secrets: SecretBox, entries: readonly AuditEntry[]): AuditInsert {
  const turns = counterOf(secrets).take(entries.length);
  const rows = entries.map((entry, place) => {
    const turn = turns.at(place);
    const content = contentOf(entry, turn);
    const { writer, number, settled, voids } = turn;
    const mac = contentMac(secrets, canonicalContent(content));
    // Told once: `turn` is a part of what is digested, its parts are columns.
    return { ...content, turn: undefined, writer, number, settled, voids, mac };
  });
  // The number of the transaction is asked for here: a default of the table could be altered.
  const statement = sql`
    insert into audit_event (id, at, type, actor_kind, professional_id, access_id, municipality_id, ip,
      subject_table, subject_id, fields, details, writer, number, settled, voids, mac, xid)
    select r.id, r.at, r.type, r."actorKind", r."professionalId", r."accessId", r."municipalityId", r.ip,
      r."subjectTable", r."subjectId", r.fields, r.details, r.writer, r.number, r.settled, r.voids,
      decode(r.mac, 'hex'), pg_current_xact_id()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, at timestamptz, type text,
      "actorKind" text, "professionalId" uuid, "accessId" uuid, "municipalityId" uuid, ip inet,
      "subjectTable" text, "subjectId" uuid, fields text[], details jsonb, writer uuid, number int, settled int,
      voids int[], mac text)
    returning 1`;
  return { statement, count: entries.length, ended: turns.ended };
}

function contentOf({ actor, ip, at, event }: AuditEntry, turn: AuditTurn): AuditContent {
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
    turn,
  };
}

/** Ids as PostgreSQL writes them back. */
const lower = (id: string | null | undefined): string | null => id?.toLowerCase() ?? null;
