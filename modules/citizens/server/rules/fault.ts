import type { FieldProblem } from '#platform/errors/problem';

/** A broken rule: its field and the sentence shown on it. */
export type Fault = FieldProblem;

export const fault = (path: string, message: string): Fault => ({ path, message });
