import { Problem } from '#platform/errors/problem';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { Refusal } from '#platform/usecase/context';
import * as contract from '../contract.ts';
import { askPasswordByEmail } from './forgotten-password.ts';
import { listOwnHistory } from './history.ts';
import { definePassword, readPasswordLink, resetPassword } from './password-link.ts';
import { chooseDirectAccess, chooseInitialModule } from './preferences.ts';
import { issueProvisionalPassword } from './provisional-password.ts';
import {
  beginEnrolment,
  confirmEnrolment,
  giveSecondFactor,
  removeFactorOf,
  turnOffFactor,
} from './second-factor.ts';
import { findFactor } from './second-factor-queries.ts';
import { sessionIn, viewOf } from './session-after.ts';
import { acceptTerms, terms } from './terms.ts';

const passwordRoutes: readonly BoundRoute[] = [
  change(contract.resetPassword, (context, { params }) => resetPassword(context, params.id)),
  change(contract.issueProvisionalPassword, (context, { params, body }) =>
    issueProvisionalPassword(context, params.id, body.password),
  ),
  change(contract.readPasswordLink, (context, { body }) => readPasswordLink(context, body.token)),
  change(contract.definePassword, async (context, { body }) => {
    await definePassword(context, body);
    return {};
  }),
  change(contract.askPasswordByEmail, async (context, { body }) => {
    await askPasswordByEmail(context, body.cpf);
    return {};
  }),
];

const secondFactorRoutes: readonly BoundRoute[] = [
  change(contract.giveSecondFactor, async (context, { body }, http) => {
    const outcome = await giveSecondFactor(context, body, http);
    return outcome instanceof Refusal ? outcome : viewOf(context, outcome.sessionId);
  }),
  read(contract.getSecondFactor, async ({ db }, _input, http) => {
    const { enabled, recovery_left } = await findFactor(db, sessionIn(http).professionalId);
    return { enabled, recoveryLeft: recovery_left };
  }),
  change(contract.beginSecondFactor, (context, { body }, http) =>
    beginEnrolment(context, sessionIn(http).professionalId, body.password, http),
  ),
  change(contract.confirmSecondFactor, (context, { body }, http) =>
    confirmEnrolment(context, sessionIn(http).professionalId, body.code),
  ),
  change(contract.turnOffSecondFactor, async (context, { body }, http) => {
    const refusal = await turnOffFactor(context, sessionIn(http).professionalId, body, http);
    return refusal ?? {};
  }),
  change(contract.removeSecondFactor, async (context, { params }) => {
    await removeFactorOf(context, params.id);
    return {};
  }),
];

/** What a person does about the own account, and others about its password. */
export const accountRoutes: readonly BoundRoute[] = [
  ...passwordRoutes,
  ...secondFactorRoutes,
  read(contract.getTerms, async () => terms),
  change(contract.acceptTerms, async (context, { body }, http) => {
    const { id, professionalId } = sessionIn(http);
    await acceptTerms(context, professionalId, body.version);
    return viewOf(context, id);
  }),
  read(contract.getAccessHistory, (context, _input, http) => listOwnHistory(context, sessionIn(http))),
  change(contract.chooseInitialModule, async (context, { body }, http) => {
    const { id, professionalId, access } = sessionIn(http);
    if (!access) throw new Problem(403, 'access-required', 'Escolha um acesso para continuar.');
    await chooseInitialModule(context, { professionalId, access }, body);
    return viewOf(context, id);
  }),
  change(contract.chooseDirectAccess, async (context, { body }, http) => {
    const { id, professionalId } = sessionIn(http);
    await chooseDirectAccess(context, professionalId, body.enabled);
    return viewOf(context, id);
  }),
];
