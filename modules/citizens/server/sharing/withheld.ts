import { Problem } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';

/**
 * Of these registrations, those whose content is withheld from who asks. The rule stands above this room, with whoever
 * keeps who may open what of whom: the root gives it.
 */
export type WithheldFrom = (
  context: Pick<ReadContext, 'db' | 'actor'>,
  ids: readonly string[],
) => Promise<ReadonlySet<string>>;

export const WITHHELD =
  'Este cidadão desativou o compartilhamento: o cadastro só é aberto pela unidade da equipe responsável, pelas que já ' +
  'registraram fichas dele e pela que anotou o pedido. Peça a informação a uma delas, ou a ele que volte a compartilhar.';

/** 403 `sharing-refused`. */
export const withheldProblem = (): Problem => new Problem(403, 'sharing-refused', WITHHELD);
