import { notFound, Problem } from '#platform/errors/problem';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { Refusal } from '#platform/usecase/context';
import * as contract from '../contract.ts';
import { markFirstAccessDone } from './administrative-queries.ts';
import { changePassword } from './change-password.ts';
import { listAccesses } from './queries.ts';
import { takeCookie } from './session.ts';
import { sessionIn, viewOf } from './session-after.ts';
import { endSession, setSessionAccess } from './session-queries.ts';
import { signIn } from './sign-in.ts';

const termsFirst = () => new Problem(403, 'terms-required', 'Leia e aceite o termo de uso para continuar.');

/** Entry, exit, choice of access. */
export const sessionRoutes: readonly BoundRoute[] = [
  read(contract.getSession, async (context, _input, http) => {
    return viewOf(context, (await http.currentSession())?.id ?? null);
  }),
  change(contract.keepSession, (context, _input, http) => viewOf(context, sessionIn(http).id)),
  change(contract.signIn, async (context, { body }, http) => {
    const outcome = await signIn(context, body, http);
    if (outcome instanceof Refusal) return outcome;
    if ('ticket' in outcome) return { state: 'second-factor' as const, ticket: outcome.ticket };
    return viewOf(context, outcome.sessionId);
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
    return refusal ?? viewOf(context, sessionIn(http).id);
  }),
  change(contract.chooseAccess, async (context, { body }, http) => {
    const { id, professionalId } = sessionIn(http);
    if ((await viewOf(context, id)).state === 'terms') throw termsFirst();
    const accesses = await listAccesses(context.db, professionalId);
    const chosen = accesses.find((access) => access.id === body.accessId);
    if (!chosen) throw notFound('O acesso');
    await setSessionAccess(context.db, { id, professionalId, accessId: body.accessId, now: context.now });
    context.audit({
      type: 'access.chosen',
      details: { accessId: body.accessId },
      municipalityId: chosen.municipality_id,
    });
    return viewOf(context, id);
  }),
  change(contract.finishFirstAccess, async (context, _input, http) => {
    const session = sessionIn(http);
    await markFirstAccessDone(context.db, session.access?.id ?? null, context.now);
    context.audit({ type: 'access.first-access-finished' });
    return viewOf(context, session.id);
  }),
];
