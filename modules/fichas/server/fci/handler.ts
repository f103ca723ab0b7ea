import type { FichaHandler } from '../received/ficha.ts';
import { applyFci } from './apply-fci.ts';
import { FCI, readFci } from './read-fci.ts';

/** Cadastro individual: it tells of the citizen, and changes the registration. */
export const fciHandler: FichaHandler = {
  form: FCI,
  apply: (context, ficha) => applyFci(context, readFci(ficha), ficha.bytes, { faults: ficha.faults }),
};
