import { findRow, sql } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';
import { newToken, tokenDigest } from './tokens.ts';

const MINUTES = 5;

/** Proof of a right password, until the second factor is given: opens nothing by itself. */
export async function issueTicket(context: UseCaseContext, professionalId: string): Promise<string> {
  const token = newToken();
  const expires = new Date(context.now.getTime() + MINUTES * 60_000);
  await sql`insert into sign_in_ticket (token_sha256, professional_id, created_at, expires_at)
    values (${tokenDigest(token)}, ${professionalId}, ${context.now}, ${expires})`.execute(context.db);
  return token;
}

/** Whose ticket it is; undefined when it was used, expired or never was. */
export async function findTicket(context: UseCaseContext, token: string): Promise<string | undefined> {
  const row = await findRow<{ professional_id: string }>(
    context.db,
    sql`select professional_id from sign_in_ticket
      where token_sha256 = ${tokenDigest(token)} and expires_at > ${context.now}
        and created_at <= ${context.now}::timestamptz + interval '1 minute'
      for update`,
  );
  return row?.professional_id;
}

export async function dropTicket(context: UseCaseContext, token: string): Promise<void> {
  await sql`delete from sign_in_ticket where token_sha256 = ${tokenDigest(token)}`.execute(context.db);
}
