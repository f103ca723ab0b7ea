import { getMunicipalityInScope } from '#modules/health-network/index';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { municipalityScope } from '#platform/permissions/scope';
import * as contract from '../contract.ts';
import { addAuthority, listConfigured, removeAuthority } from './authorities.ts';
import { enterContraChave } from './enter-contra-chave.ts';
import { getActivationView, listActivationViews } from './view.ts';

export const activationRoutes: readonly BoundRoute[] = [
  read(contract.listActivations, async ({ db, actor, platform }) => {
    const { municipalityId } = municipalityScope(actor);
    return { rows: await listActivationViews(db, municipalityId, platform.boot) };
  }),
  read(contract.getActivation, async (context, { params }) => {
    const municipality = await getMunicipalityInScope(context, params.ibge);
    return getActivationView(context.db, municipality.id, context.platform);
  }),
  change(contract.enterContraChave, (context, { params, body }) =>
    enterContraChave(context, { ibge: params.ibge, contraChave: body.contraChave }),
  ),
  read(contract.listAuthorities, async ({ platform, db }) => ({ rows: await listConfigured(platform, db) })),
  change(contract.addAuthority, (context, { body }) => addAuthority(context, body)),
  change(contract.removeAuthority, async (context, { params }) => {
    await removeAuthority(context, params.id);
    return {};
  }),
];
