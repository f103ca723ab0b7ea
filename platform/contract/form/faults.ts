import type { FieldProblem } from '#platform/errors/problem';
import { type FormDefinition, isAsked } from './field.ts';
import type { Tables } from './shown.ts';

export const REQUIRED = 'Preenchimento obrigatório.';
/** Of a code that its table does not have. */
export const NOT_LISTED = 'Escolha uma das opções da lista.';

/**
 * What the definition itself says is wrong with a form as it is kept: what must be told and is not, codes that their
 * tables do not have, texts that are too long. What a block asks beyond that are rules of its own.
 */
export function* fieldFaults(
  form: FormDefinition,
  kept: Readonly<Record<string, unknown>>,
  tables: Tables,
): Generator<FieldProblem> {
  for (const [path, field] of Object.entries(form)) {
    const { required, listed, table = '', most } = field;
    const value = kept[path] ?? null;
    if (value === null || value === '') {
      if (required && isAsked(form, field, kept)) yield { path, message: REQUIRED };
    } else if (typeof value === 'string' && most !== undefined && value.length > most) {
      yield { path, message: `Use no máximo ${most} caracteres.` };
    } else if (listed && !tables[table]?.some(({ code }) => code === value)) {
      yield { path, message: NOT_LISTED };
    }
  }
}
