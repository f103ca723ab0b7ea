import { Problem } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import type { Session } from '#platform/permissions/access';
import type { UseCaseContext } from '#platform/usecase/context';
import { resourcesOf } from './resources.ts';
import { findSessionById } from './session-queries.ts';
import { sessionView } from './session-view.ts';

export const viewOf = (session: Session | null) =>
  session && {
    professionalId: session.professionalId,
    mustChangePassword: session.mustChangePassword,
    accessId: session.access?.id ?? null,
    resources: session.access?.resources ?? new Set<string>(),
  };

/** The session as this transaction leaves it. */
export async function viewAfter(context: UseCaseContext, sessionId: string) {
  const row = await findSessionById(context.db, sessionId);
  if (!row) throw new Error('the session just written is not there');
  return sessionView(context.platform, context.db, {
    professionalId: row.professional_id,
    mustChangePassword: row.must_change_password,
    accessId: row.access_id,
    resources: await resourcesOf(context.db, row),
  });
}

export function sessionIn(http: HttpSide): Session {
  if (!http.session)
    throw new Problem(401, 'session-required', 'Sua sessão terminou. Entre com CPF e senha.');
  return http.session;
}
