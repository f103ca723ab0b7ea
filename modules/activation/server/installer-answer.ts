import type { ReadContext } from '#platform/usecase/context';
import { authoritiesInForce } from './authorities.ts';
import { type Accepted, checkContraChave } from './check-contra-chave.ts';

/**
 * Checks the answer to a chave that asks for the reset of the installer. Throws a 422 whose code says what is
 * wrong. Anybody can sign for the simulator: what it signs gives the installation away, so that, unlike an
 * activation, it is not accepted in training either, only where tests are told to.
 */
export async function checkInstallerAnswer(
  { platform, db }: Pick<ReadContext, 'platform' | 'db'>,
  answer: { chave: string; contraChave: string },
): Promise<Accepted> {
  return checkContraChave(answer.contraChave, {
    chave: answer.chave,
    authorities: await authoritiesInForce(platform, db),
    acceptsSimulators: platform.boot.trustSimulators,
  });
}
