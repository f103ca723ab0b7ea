import { type FieldProblem, Problem } from '#platform/errors/problem';

type AjvParams = { limit?: number; missingProperty?: string; additionalProperty?: string };
type AjvError = { keyword: string; instancePath: string; params: AjvParams };

/** The sentence of a broken schema rule, for the field it belongs to. */
function sentence(error: AjvError): string {
  const { keyword, params } = error;
  if (keyword === 'required') return 'Preenchimento obrigatório.';
  if (keyword === 'minLength') {
    return params.limit === 1 ? 'Preenchimento obrigatório.' : `Use ao menos ${params.limit} caracteres.`;
  }
  if (keyword === 'maxLength') return `Use no máximo ${params.limit} caracteres.`;
  if (keyword === 'minimum' || keyword === 'maximum') {
    return `O valor deve ser ${keyword === 'minimum' ? 'no mínimo' : 'no máximo'} ${params.limit}.`;
  }
  if (keyword === 'additionalProperties') return 'Campo desconhecido.';
  return 'Valor fora do formato esperado.';
}

function fieldOf(error: AjvError): FieldProblem {
  const missing = error.params.missingProperty ?? error.params.additionalProperty;
  const path = [...error.instancePath.split('/').filter(Boolean), ...(missing ? [missing] : [])].join('.');
  return { path, message: sentence(error) };
}

/** More than any form has; who sends rubbish gets a short answer. */
const MOST_FIELDS = 100;

/** Schema faults of a request as one problem with a sentence a field. */
export function validationProblem(error: Error & { validation?: unknown }): Problem {
  const errors = Array.isArray(error.validation) ? (error.validation as AjvError[]) : [];
  const byPath = new Map(
    errors
      .slice(0, 10 * MOST_FIELDS)
      .map(fieldOf)
      .map((field) => [field.path, field]),
  );
  const fields = [...byPath.values()].slice(0, MOST_FIELDS);
  const detail = 'Há campos a corrigir. Confira os destacados e grave de novo.';
  return new Problem(400, 'invalid-request', detail, fields);
}
