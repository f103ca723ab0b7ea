import type { Static } from 'typebox';
import { Problem } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import type { Session } from '#platform/permissions/access';
import type { ReadContext } from '#platform/usecase/context';
import type { SessionView } from '../contract.ts';
import { resourcesOf } from './resources.ts';
import { idleEndOf } from './session.ts';
import { findSessionById } from './session-queries.ts';
import { sessionView } from './session-view.ts';

/** The session as the base has it now, or as this transaction leaves it; null is nobody's. */
export async function viewOf(
  { platform, db }: Pick<ReadContext, 'platform' | 'db'>,
  sessionId: string | null,
): Promise<Static<typeof SessionView>> {
  const row = sessionId === null ? undefined : await findSessionById(db, sessionId);
  if (!row) return sessionView(platform, db, null);
  return sessionView(platform, db, {
    professionalId: row.professional_id,
    mustChangePassword: row.must_change_password,
    accessId: row.access_id,
    resources: await resourcesOf(db, row),
    idleExpiresAt: await idleEndOf(platform, db, row),
  });
}

export function sessionIn(http: HttpSide): Session {
  if (!http.session)
    throw new Problem(401, 'session-required', 'Sua sessão terminou. Entre com CPF e senha.');
  return http.session;
}
