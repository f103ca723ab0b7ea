import { findRow, getRow, sql } from '#platform/db/database';
import { Problem } from '#platform/errors/problem';
import type { Db } from '#platform/db/database';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { verifyPassword } from './password.ts';
import { findAccount, markResetPending } from './queries.ts';
import { getResettable } from './reset-scope.ts';
import { endSessionsOf } from './session-queries.ts';
import { onField, setPassword } from './set-password.ts';
import { newToken, tokenDigest } from './tokens.ts';

const HOURS = 24;

type Link = { link: string; expiresAt: Date };

/**
 * A link that lets whoever holds it define the password of a professional: once, for 24 hours. Its address is
 * the setting "Link da instalação": what a browser says of the host never enters it.
 */
export async function createPasswordLink(
  { db, now }: Pick<UseCaseContext, 'db' | 'now'>,
  professionalId: string,
  origin: 'administration' | 'email',
): Promise<Link> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000);
  await sql`
    insert into password_link (professional_id, origin, token_sha256, created_at, expires_at)
    values (${professionalId}, ${origin}, ${tokenDigest(token)}, ${now}, ${expiresAt})
    on conflict (professional_id, origin) do update set token_sha256 = excluded.token_sha256,
      created_at = excluded.created_at, expires_at = excluded.expires_at
  `.execute(db);
  const installation = await getRow<{ link: string }>(db, sql`select link from setup_installation`);
  return { link: `${installation.link}/recuperarSenha/${token}`, expiresAt };
}

export type ResetAsked = { link: string; expiresAt: string; cpf: string; unblocked: boolean };

/**
 * "Redefinir senha": takes the present password out of use, unblocks, ends the sessions and gives the link.
 */
export async function resetPassword(context: UseCaseContext, professionalId: string): Promise<ResetAsked> {
  const account = await getResettable(context, professionalId);
  await markResetPending(context.db, professionalId, context.now);
  await endSessionsOf(context.db, professionalId, 'revoked', context.now);
  const { link, expiresAt } = await createPasswordLink(context, professionalId, 'administration');
  const subject = { table: 'professional', id: professionalId };
  const unblocked = account.blocked_at !== null;
  if (unblocked) context.audit({ type: 'access.unblocked', subject });
  context.audit({ type: 'access.password-reset-asked', subject });
  return { link, expiresAt: expiresAt.toISOString(), cpf: account.cpf, unblocked };
}

const linkGone = () =>
  new Problem(
    404,
    'password-link-invalid',
    'Este link já foi usado, venceu ou está incompleto. Peça outro à coordenação da unidade.',
  );

// A link "from the future" was made before the clock was set back: it would live longer than its day.
const isOpen = (now: Date) =>
  sql`expires_at > ${now} and created_at <= ${now}::timestamptz + interval '10 minutes'`;

/** Whose link it is: the page needs the name for its rules. Throws 404 for one that opens nothing. */
export async function readPasswordLink({ db, now }: ReadContext, token: string): Promise<{ name: string }> {
  const owner = await findOwner(db, now, token);
  const account = owner && (await findAccount(db, owner));
  if (!account) throw linkGone();
  return { name: account.name };
}

async function findOwner(db: Db, now: Date, token: string): Promise<string | undefined> {
  const row = await findRow<{ professional_id: string }>(
    db,
    sql`select professional_id from password_link where token_sha256 = ${tokenDigest(token)} and ${isOpen(now)}`,
  );
  return row?.professional_id;
}

/**
 * Defines the password by a link, which is then spent; a refused password leaves the link as it was. Ends every
 * session of the person, whoever opened it.
 */
export async function definePassword(
  context: UseCaseContext,
  input: { token: string; password: string },
): Promise<void> {
  const taken = await findRow<{ professional_id: string }>(
    context.db,
    sql`delete from password_link where token_sha256 = ${tokenDigest(input.token)} and ${isOpen(context.now)}
      returning professional_id`,
  );
  if (!taken) throw linkGone();
  const { professional_id: professionalId } = taken;
  const account = await findAccount(context.db, professionalId);
  if (account?.password_hash && (await verifyPassword(input.password, account.password_hash))) {
    throw onField('password', 'password-same', 'A nova senha precisa ser diferente da anterior.');
  }
  await setPassword(context, {
    professionalId,
    password: input.password,
    mustChange: false,
    field: 'password',
  });
  await endSessionsOf(context.db, professionalId, 'password-change', context.now);
  context.audit({ type: 'access.password-link-used', professionalId });
}
