import { useEffect, useEffectEvent } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { NOT_PICKED, type Picked, SearchField } from '#ui/index';
import { useVisit } from '../visit.ts';
import { type Asked, codeOf, findCodes, type NamedOf } from './codes.ts';

type Props = Asked & {
  name: string;
  label: string;
  placeholder?: string;
  required?: boolean;
};

/** One code of these tables, by its name or by the code. */
export function CodeField({ systems, ofAnother = false, ...text }: Props) {
  const visit = useVisit();
  return (
    <SearchField
      {...text}
      source={`encounters.codes ${systems.join(' ')} ${String(ofAnother)} ${visit.encounter.id}`}
      find={(typed, call) => findCodes({ systems, ofAnother }, visit, typed, call)}
      none={(typed) => `Nenhum código com “${typed}” para este cidadão e a sua ocupação.`}
    />
  );
}

/** What is picked in a search is handed on, and the field is ready for the next. */
export function usePicks(name: string, onPick: (picked: Picked) => void): void {
  const { setValue } = useFormContext();
  const picked: Picked = useWatch({ name }) ?? NOT_PICKED;
  const take = useEffectEvent(() => {
    if (picked.value === '') return;
    setValue(name, NOT_PICKED);
    onPick(picked);
  });
  useEffect(() => take(), [picked.value]);
}

/** The same, to add code after code to a list. */
export function CodeAdder({ onPick, ...field }: Props & { onPick: (code: NamedOf) => void }) {
  usePicks(field.name, (picked) => {
    const code = codeOf(picked);
    if (code) onPick(code);
  });
  return <CodeField {...field} />;
}
