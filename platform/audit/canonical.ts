import { SocketAddress, isIP } from 'node:net';
import type { Actor } from '#platform/permissions/access';
import type { SecretBox } from '#platform/settings/secret-box';
import type { AuditTurn } from './turns.ts';

/** What a row of the trail says, as the program wrote it. */
export type AuditContent = {
  id: string;
  at: Date;
  /** Of the instant what is below a millisecond: nothing in what the program writes. */
  micros?: number;
  type: string;
  actorKind: Actor['kind'];
  professionalId: string | null;
  accessId: string | null;
  municipalityId: string | null;
  ip: string | null;
  subjectTable: string | null;
  subjectId: string | null;
  fields: readonly string[] | null;
  details: Readonly<Record<string, string | number | boolean | null>> | null;
  /** Absent in events older than the count of turns. */
  turn: AuditTurn | null;
};

/**
 * One text for one content, before the base and after it: `jsonb` keeps no order of keys. What events have not
 * always had comes last and only where there is any: older ones keep the text they were sealed with.
 */
export function canonicalContent(row: AuditContent): string {
  const { turn } = row;
  const details = row.details && Object.entries(row.details).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    row.id,
    row.micros ? [row.at.getTime(), row.micros] : row.at.getTime(),
    row.type,
    row.actorKind,
    row.professionalId,
    row.accessId,
    row.municipalityId,
    row.ip,
    row.subjectTable,
    row.subjectId,
    row.fields,
    details,
    ...(turn === null ? [] : [[turn.writer, turn.number, turn.settled, turn.voids]]),
  ]);
}

const MAC_BYTES = 16;

/** Keyed digest of a row's canonical content, 32 hex digits: shows that this program wrote it, and not somebody's SQL. */
export const contentMac = (secrets: SecretBox, canonical: string): string =>
  secrets.digest(`audit-event\0${canonical}`).slice(0, MAC_BYTES * 2);

/** An address as PostgreSQL writes it back; null for what is none (a proxy may send anything). */
export function canonicalIp(text: string | null): string | null {
  const address = text?.split('%')[0] ?? '';
  const version = isIP(address);
  if (version === 0) return null;
  return version === 4 ? address : new SocketAddress({ address, family: 'ipv6' }).address;
}
