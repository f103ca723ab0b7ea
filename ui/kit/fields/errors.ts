import type { FieldErrors } from 'react-hook-form';

type FlatError = { path: string; message: string; label: string };

/** The label of the control, as the person reads it or hears it. */
export function labelOf(path: string): string {
  const control = document.getElementsByName(path)[0];
  const own = control?.getAttribute('aria-label');
  if (own) return own;
  const legend = control?.closest('fieldset')?.querySelector('legend');
  const label = legend ?? (control ? document.querySelector(`label[for="${CSS.escape(control.id)}"]`) : null);
  return label?.firstChild?.textContent ?? path;
}

/** Errors of fields at any depth, in the form's order, without the ones of the whole form. */
export function fieldErrors(errors: FieldErrors, base = ''): FlatError[] {
  return Object.entries(errors).flatMap(([name, error]): FlatError[] => {
    if (!error || (base === '' && name === 'root')) return [];
    const path = base + name;
    if (typeof error.message === 'string' && error.message) {
      return [{ path, message: error.message, label: labelOf(path) }];
    }
    return fieldErrors(error as FieldErrors, `${path}.`);
  });
}
