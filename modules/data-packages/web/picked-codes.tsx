import { sentenceCase } from '@pec-aberto/brazil';
import { IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { callApi, IconButton, NOT_PICKED, type Picked, SearchField } from '#ui/index';
import { type CodeSystem, searchCodesContract } from '../contract/codes.ts';

export type PickedCode = { code: string; name: string; inForce: boolean };

/** Several codes of one table: what is picked in the search joins the list under it. */
export function PickedCodes({
  name,
  table,
  label,
  placeholder,
  hint,
  listLabel,
  left,
  none,
  validate,
}: {
  name: string;
  /** `start`: what the codes begin with. */
  table: { source: string; system: CodeSystem; start?: string };
  label: string;
  placeholder: string;
  /** Until one was picked. */
  hint: string;
  listLabel: string;
  /** Said of one that is in force no more. */
  left: string;
  none: (typed: string) => string;
  validate: (chosen: readonly PickedCode[]) => string | true;
}) {
  const { source, ...of } = table;
  const { setValue, clearErrors } = useFormContext();
  const { field, fieldState } = useController({ name, rules: { validate } });
  const chosen = field.value as PickedCode[];
  const picked = useWatch<{ found: Picked }, 'found'>({ name: 'found' }) ?? NOT_PICKED;
  const join = useEffectEvent(({ value, label: found }: Picked) => {
    if (!chosen.some(({ code }) => code === value)) {
      field.onChange([...chosen, { code: value, name: found, inForce: true }]);
    }
    setValue('found', NOT_PICKED);
    clearErrors('found');
  });
  useEffect(() => {
    if (picked.value) join(picked);
  }, [picked]);
  return (
    <>
      <SearchField
        name="found"
        label={label}
        placeholder={placeholder}
        hint={chosen.length > 0 ? undefined : hint}
        source={source}
        find={async (search, call) => {
          const { codes } = await callApi(searchCodesContract, { query: { search, ...of } }, call);
          return codes.map((one) => ({
            value: one.code,
            label: sentenceCase(one.name),
            description: one.code,
          }));
        }}
        none={none}
      />
      {fieldState.error ? (
        <p className="field-message error" role="alert">
          {fieldState.error.message}
        </p>
      ) : null}
      <ul className="column gap-4" aria-label={listLabel}>
        {chosen.map((one) => (
          <li key={one.code} className="row gap-6">
            <span className="grow">
              {sentenceCase(one.name)} <span className="caption text-3 numeric">{one.code}</span>
              {one.inForce ? null : <span className="tag warning">{left}</span>}
            </span>
            <IconButton
              icon={IconX}
              label={`Tirar ${sentenceCase(one.name)}`}
              onClick={() => field.onChange(chosen.filter(({ code }) => code !== one.code))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
