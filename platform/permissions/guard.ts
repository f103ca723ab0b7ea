import type { Permission } from '#platform/contract/route';
import { forbidden, Problem } from '#platform/errors/problem';
import { holdsAny, type Peer, type Session } from './access.ts';

const needsSession = () =>
  new Problem(401, 'session-required', 'Sua sessão terminou ou ainda não começou. Entre com CPF e senha.');

/** Whoever proves nothing is told one thing, at the first word as in the middle of a conversation. */
export const peerUnknown = () =>
  new Problem(
    401,
    'peer-unknown',
    'O destino não reconhece a chave de envio, a inativou, ou a conversa passou de uma hora. Tente de novo; se continuar, peça outra chave a quem cuida dele.',
  );

/**
 * Decides on the server, from the *current* access, whether a request may go on.
 * Throws 401 without session (or, between installations, without a proven key), 403 without permission. Scope is narrowed by the queries (404 outside).
 */
export function guard(permission: Permission, session: Session | null, peer: Peer | null): void {
  if (permission.kind === 'public') return;
  if (permission.kind === 'peer') {
    if (!peer) throw peerUnknown();
    return;
  }
  if (!session) throw needsSession();
  const mayHavePending = permission.kind === 'session' && permission.allowPendingPassword === true;
  if (session.mustChangePassword && !mayHavePending) {
    throw new Problem(403, 'password-change-required', 'Defina uma nova senha para continuar.');
  }
  if (permission.kind === 'session') return;
  if (!session.access) throw new Problem(403, 'access-required', 'Escolha um acesso para continuar.');
  if (permission.kind === 'access') return;
  if (!holdsAny(session.access, permission.anyOf)) throw forbidden();
}
