import type { FichaHandler } from '../received/ficha.ts';
import { applyFcis } from './apply-fci.ts';
import { FCI, readFci } from './read-fci.ts';

/** Cadastro individual: it tells of the citizen, and changes the registration. */
export const fciHandler: FichaHandler = {
  form: FCI,
  apply: (context, fichas) =>
    applyFcis(
      context,
      fichas.map((ficha) => ({ fci: readFci(ficha), bytes: ficha.bytes, faults: ficha.faults })),
    ),
};
