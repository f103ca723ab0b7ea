import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { plainText } from '../plain-text.ts';
import { Combo, type ComboText, typedIn } from './combo.tsx';
import type { Choice } from './select-field.tsx';

const MOST_SHOWN = 100;

/** Words anywhere in a choice, accents ignored: "paulo" finds "São Paulo". */
export function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = plainText(typed).split(/\s+/).filter(Boolean);
  const text = ({ label, description = '' }: Choice) => plainText(`${label} ${description}`);
  return choices.filter((choice) => words.every((word) => text(choice).includes(word)));
}

/** One of a list of the page with more than a dozen choices (country, ethnicity), found by typing. */
export function ComboField({ choices, ...text }: ComboText & { choices: readonly Choice[] }) {
  const typed = typedIn(useWatch({ name: text.name }));
  const found = useMemo(() => matching(choices, typed).slice(0, MOST_SHOWN), [choices, typed]);
  return <Combo {...text} choices={found} empty={`Nada com “${typed}”.`} whole />;
}
