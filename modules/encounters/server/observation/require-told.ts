import { type FieldProblem, refused } from '#platform/errors/problem';

/** Throws 422 `contact-incomplete` with the fields of what is missing or wrong. */
export function requireTold(faults: readonly FieldProblem[]): void {
  const [first] = faults;
  if (first) throw refused('contact-incomplete', `${first.message} Nada foi gravado.`, [...faults]);
}
