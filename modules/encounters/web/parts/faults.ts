import { useFormContext } from 'react-hook-form';
import { ApiProblem } from '#ui/index';

/** Where a form holds in one field, or in a list without fields, what the server names by itself. */
const HELD_AS: ReadonlyArray<readonly [RegExp, string]> = [
  [/measured\.(?:systolic|diastolic)$/, 'measured.pressure'],
  [/procedures\.\d+$/, 'procedures'],
  [/administrative\.\d+$/, 'administrative'],
  [/(specialised\.\d+)\.(?:cid10|ciap2)$/, '$1.hypothesis'],
  [/(guidance\.\d+)$/, '$1.text'],
];

/**
 * A refusal with each of its fields as the form has it: `held` tells what the form holds at a path, and what it has not
 * is said of the nearest around it.
 */
export function onFormFields(error: unknown, held: (path: string) => unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const nearest = (told: string): string => {
    const path = HELD_AS.reduce((at, [pattern, as]) => at.replace(pattern, as), told);
    const parts = path.split('.');
    while (parts.length > 1 && held(parts.join('.')) === undefined) parts.pop();
    return parts.join('.');
  };
  const fields = error.fields.map(({ path, message }) => ({ path: nearest(path), message }));
  return new ApiProblem(error.status, error.code, error.detail, fields, error.data);
}

/** What is said of a list, or of a row of it, and not of a field inside. */
export function useListFault(name: string): string | undefined {
  const { getFieldState, formState } = useFormContext();
  const { error } = getFieldState(name, formState);
  return typeof error?.message === 'string' && error.message !== '' ? error.message : undefined;
}
