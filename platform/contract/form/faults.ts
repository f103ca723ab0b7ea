import type { FieldProblem } from '#platform/errors/problem';
import { type FormDefinition, preparedFields } from './field.ts';
import type { Tables } from './shown.ts';

export const REQUIRED = 'Preenchimento obrigatório.';
/** Of a code that its table does not have. */
export const NOT_LISTED = 'Escolha uma das opções da lista.';

/**
 * Judges forms of a definition as they are kept, by what the definition itself says: what must be told and is not,
 * codes that their tables do not have, texts that are too long. What a block asks beyond that are rules of its own.
 */
export function fieldJudgeOf(
  form: FormDefinition,
  tables: Tables,
): (kept: Readonly<Record<string, unknown>>) => FieldProblem[] {
  const fields = preparedFields(form).map((one) => ({
    ...one,
    codes: new Set<unknown>(tables[one.field.table ?? '']?.map(({ code }) => code)),
  }));
  return (kept) => {
    const faults: FieldProblem[] = [];
    for (const { name: path, field, codes, isAsked } of fields) {
      const { required, listed, most } = field;
      const value = kept[path] ?? null;
      if (value === null || value === '') {
        if (required && isAsked(kept)) faults.push({ path, message: REQUIRED });
      } else if (typeof value === 'string' && most !== undefined && value.length > most) {
        faults.push({ path, message: `Use no máximo ${most} caracteres.` });
      } else if (listed && !codes.has(value)) {
        faults.push({ path, message: NOT_LISTED });
      }
    }
    return faults;
  };
}
