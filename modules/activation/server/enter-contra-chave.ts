import { chaveFor } from '@pec-aberto/activation';
import type { Static } from 'typebox';
import { getMunicipalityInScope } from '#modules/health-network/index';
import { Problem } from '#platform/errors/problem';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import type { MunicipalActivationView } from '../contract.ts';
import { authoritiesInForce } from './authorities.ts';
import { type Accepted, checkContraChave } from './check-contra-chave.ts';
import { saveActivation } from './queries.ts';
import { acceptsSimulators } from './transmission.ts';
import { getActivationView, getAskingInstallation } from './view.ts';

/**
 * Activates a municipality with the answer of an authority. Refused, nothing changes but the audit.
 * Throws 404 outside the scope; the refusal is a 422 with a code of its own for each reason.
 */
export async function enterContraChave(
  context: UseCaseContext,
  input: { ibge: string; contraChave: string },
): Promise<Static<typeof MunicipalActivationView> | Refusal> {
  const municipality = await getMunicipalityInScope(context, input.ibge);
  const { platform } = context;
  const installation = await getAskingInstallation(context.db);
  const chave = chaveFor({ installationId: installation.id, ibge: municipality.ibge });
  const subject = { table: 'activation', id: municipality.id };
  const decided = decide(input.contraChave, {
    chave,
    authorities: await authoritiesInForce(platform, context.db),
    acceptsSimulators: acceptsSimulators(installation, platform.boot.trustSimulators),
  });
  if (decided instanceof Problem) {
    context.audit({
      type: 'activation.refused',
      subject,
      municipalityId: municipality.id,
      details: { code: decided.code },
    });
    return new Refusal(decided);
  }
  const { authority, contraChave } = decided;
  const operation = await saveActivation(
    context.db,
    {
      municipalityId: municipality.id,
      chave,
      contraChave: contraChave.text,
      authority: authority.id,
      authorityName: authority.name,
      simulated: authority.simulated,
      issuedOn: contraChave.issuedOn,
    },
    context.now,
  );
  context.changed({ table: 'activation', id: municipality.id, operation });
  context.audit({
    type: 'activation.activated',
    subject,
    municipalityId: municipality.id,
    details: { authority: authority.id, simulated: authority.simulated },
  });
  return getActivationView(context.db, municipality.id, platform);
}

function decide(text: string, expected: Parameters<typeof checkContraChave>[1]): Accepted | Problem {
  try {
    return checkContraChave(text, expected);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
