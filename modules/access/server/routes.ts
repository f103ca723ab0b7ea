import { sql } from '#platform/db/database';
import { notFound, Problem } from '#platform/errors/problem';
import { type BoundRoute, change, type HttpSide, read } from '#platform/http/bind';
import type { Session } from '#platform/permissions/access';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import * as contract from '../contract.ts';
import { changePassword } from './change-password.ts';
import { issueProvisionalPassword } from './provisional-password.ts';
import { listAccesses } from './queries.ts';
import { takeCookie } from './session.ts';
import { endSession, findSessionById, setSessionAccess } from './session-queries.ts';
import { sessionView } from './session-view.ts';
import { signIn } from './sign-in.ts';

const viewOf = (session: Session | null) =>
  session && {
    professionalId: session.professionalId,
    mustChangePassword: session.mustChangePassword,
    accessId: session.access?.id ?? null,
    resources: session.access?.resources ?? new Set<string>(),
  };

/** The session as this transaction leaves it. */
async function viewAfter(context: UseCaseContext, sessionId: string) {
  const row = await findSessionById(context.db, sessionId);
  if (!row) throw new Error('the session just written is not there');
  return sessionView(context.platform, context.db, {
    professionalId: row.professional_id,
    mustChangePassword: row.must_change_password,
    accessId: row.access_id,
    resources: new Set(row.resources),
  });
}

function sessionIn(http: HttpSide): Session {
  if (!http.session)
    throw new Problem(401, 'session-required', 'Sua sessão terminou. Entre com CPF e senha.');
  return http.session;
}

export const routes: readonly BoundRoute[] = [
  read(contract.getSession, async (context, _input, http) => {
    return sessionView(context.platform, context.db, viewOf(await http.currentSession()));
  }),
  change(contract.signIn, async (context, { body }, http) => {
    const outcome = await signIn(context, body, http);
    return outcome instanceof Refusal ? outcome : viewAfter(context, outcome.sessionId);
  }),
  change(contract.signOut, async (context, _input, http) => {
    const session = sessionIn(http);
    await endSession(context.db, session.id, 'logout', context.now);
    context.audit({ type: 'access.signed-out', subject: { table: 'session', id: session.id } });
    context.afterCommit(() => takeCookie(http));
    return undefined;
  }),
  change(contract.changePassword, async (context, { body }, http) => {
    const refusal = await changePassword(context, body, http);
    return refusal ?? viewAfter(context, sessionIn(http).id);
  }),
  change(contract.chooseAccess, async (context, { body }, http) => {
    const { id, professionalId } = sessionIn(http);
    const accesses = await listAccesses(context.db, professionalId);
    if (!accesses.some((access) => access.id === body.accessId)) throw notFound('O acesso');
    await setSessionAccess(context.db, { id, professionalId, accessId: body.accessId, now: context.now });
    context.audit({ type: 'access.chosen', details: { accessId: body.accessId } });
    return viewAfter(context, id);
  }),
  change(contract.finishFirstAccess, async (context, _input, http) => {
    const session = sessionIn(http);
    await sql`update administrative_access set first_access_done_at = ${context.now}
      where id = ${session.access?.id ?? null} and first_access_done_at is null`.execute(context.db);
    context.audit({ type: 'access.first-access-finished' });
    return viewAfter(context, session.id);
  }),
  change(contract.issueProvisionalPassword, (context, { params }) =>
    issueProvisionalPassword(context, params.id),
  ),
];
