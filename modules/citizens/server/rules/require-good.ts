import { type FieldProblem, refused } from '#platform/errors/problem';

/** Throws 422 `registration-invalid` with a sentence for each field, when there is any. */
export function requireGood(faults: readonly FieldProblem[]): void {
  const [first] = faults;
  if (!first) return;
  const detail =
    faults.length === 1 ? first.message : 'Há campos a corrigir. Confira os destacados e grave de novo.';
  throw refused('registration-invalid', detail, [...faults]);
}
