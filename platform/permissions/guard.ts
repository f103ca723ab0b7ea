import type { Permission } from '#platform/contract/route';
import { forbidden, Problem } from '#platform/errors/problem';
import { holdsAny, type Peer, type Session } from './access.ts';

const needsSession = () =>
  new Problem(401, 'session-required', 'Sua sessão terminou ou ainda não começou. Entre com CPF e senha.');

const needsPeer = () =>
  new Problem(
    401,
    'peer-unknown',
    'O destino não reconhece quem envia, ou a conversa passou de uma hora. Tente de novo e confira a chave de envio.',
  );

/**
 * Decides on the server, from the *current* access, whether a request may go on.
 * Throws 401 without session (or, between installations, without a proven key), 403 without permission. Scope is narrowed by the queries (404 outside).
 */
export function guard(permission: Permission, session: Session | null, peer: Peer | null): void {
  if (permission.kind === 'public') return;
  if (permission.kind === 'peer') {
    if (!peer) throw needsPeer();
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
