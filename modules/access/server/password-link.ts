import { Problem } from '#platform/errors/problem';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { getInstallation } from './installation-queries.ts';
import { verifyPassword } from './password.ts';
import { findLinkOwner, savePasswordLink, takeLink } from './password-link-queries.ts';
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
  await savePasswordLink(db, { professionalId, origin, digest: tokenDigest(token), now, expiresAt });
  const installation = await getInstallation(db);
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

/** Whose link it is: the page needs the name for its rules. Throws 404 for one that opens nothing. */
export async function readPasswordLink({ db, now }: ReadContext, token: string): Promise<{ name: string }> {
  const owner = await findLinkOwner(db, tokenDigest(token), now);
  const account = owner && (await findAccount(db, owner));
  if (!account) throw linkGone();
  return { name: account.name };
}

/**
 * Defines the password by a link, which is then spent; a refused password leaves the link as it was. Ends every
 * session of the person, whoever opened it.
 */
export async function definePassword(
  context: UseCaseContext,
  input: { token: string; password: string },
): Promise<void> {
  const professionalId = await takeLink(context.db, tokenDigest(input.token), context.now);
  if (professionalId === undefined) throw linkGone();
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
