import type { Db } from '#platform/db/database';
import { findUnsettled, knowsUnification, type Unsettled } from './unsettled-queries.ts';

/**
 * Why the program of a base must stay the one that it is, in Portuguese; null where it may become another. The tables that
 * undoing takes rows from must be those in which the rows entered, and two versions do not talk to each other.
 */
export async function keepsVersion(db: Db): Promise<string | null> {
  const unsettled = (await knowsUnification(db)) ? await findUnsettled(db) : undefined;
  return unsettled ? sentence(unsettled) : null;
}

function sentence({ side, state, unitName, peerName }: Unsettled): string {
  if (side === 'sending') {
    return state === 'running'
      ? `Esta base está sendo unificada à da central ${peerName}, e as duas ficam na mesma versão até o fim. Aguarde que termine, ou desista com pec unification cancel, e então atualize.`
      : `Esta base entrou na central ${peerName} e espera que alguém de lá confirme ou desfaça; até lá as duas ficam na mesma versão. Atualize depois. Se a central se perdeu para sempre: pec unification cancel --lost`;
  }
  return state === 'running'
    ? `A base de ${unitName} está sendo unificada a esta, e as duas ficam na mesma versão até o fim. Aguarde que termine, ou cancele com pec unification cancel, e então atualize.`
    : `A base de ${unitName} entrou nesta e espera que alguém decida: só a versão de agora ainda pode desfazê-la. Confirme com pec unification confirm "${unitName}", ou desfaça com pec unification undo, e então atualize.`;
}
