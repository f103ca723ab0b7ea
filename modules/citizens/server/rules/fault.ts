import type { FieldProblem } from '#platform/errors/problem';

/** A broken rule: its field and the sentence shown on it. */
export type Fault = FieldProblem;

export const fault = (path: string, message: string): Fault => ({ path, message });
export const REQUIRED = 'Preenchimento obrigatório.';
/** Of a code that its table does not have. */
export const NOT_LISTED = 'Escolha uma das opções da lista.';
