import type { KeyboardEvent } from 'react';
import { plainText } from '../plain-text.ts';
import { isPlainEnter } from './plain-enter.ts';

/** The suggestion that a typed text means: the same but for case and accents, else the only one that holds it. */
export function meantSuggestion(typed: string, suggestions: readonly string[]): string | undefined {
  const text = plainText(typed.trim());
  if (text === '') return undefined;
  const same = suggestions.find((one) => plainText(one) === text);
  const holding = suggestions.filter((one) => plainText(one).includes(text));
  return same ?? (holding.length === 1 ? holding[0] : undefined);
}

/**
 * Enter in a field with suggestions takes the one that is meant and goes on to the next field: it never sends the form
 * with half a name.
 */
export function takeSuggestion(event: KeyboardEvent<HTMLInputElement>, take: (text: string) => void): void {
  if (!isPlainEnter(event)) return;
  event.preventDefault();
  const { currentTarget } = event;
  const { list, form, value } = currentTarget;
  const meant = meantSuggestion(
    value,
    [...(list?.options ?? [])].map((option) => option.value),
  );
  if (meant !== undefined) take(meant);
  const fields = [...(form?.elements ?? [])].filter(
    (element): element is HTMLElement => element instanceof HTMLElement && element.tabIndex >= 0,
  );
  fields[fields.indexOf(currentTarget) + 1]?.focus();
}
