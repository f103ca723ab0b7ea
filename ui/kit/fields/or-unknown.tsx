import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { CheckboxField } from './checkbox-field.tsx';

/**
 * A field and the box that closes it: "Desconhece essa informação", "Sem número". While the box is ticked the
 * field is not asked for; what it held is back when the box is freed. `children` draws the field with
 * `disabled`; who saves leaves out what the box closes.
 */
export function OrUnknown({
  name,
  field,
  asked = false,
  label = 'Desconhece essa informação',
  children,
}: {
  /** Of the box, in the form's values. */
  name: string;
  /** Of what it closes: once that is told, Enter passes over the box. */
  field: string;
  /** One of the two must be answered. */
  asked?: boolean;
  label?: string;
  children: (unknown: boolean) => ReactNode;
}) {
  const unknown = useWatch({ name }) === true;
  const told = useWatch({ name: field }) as unknown;
  return (
    <div className="or-unknown">
      {children(unknown)}
      <div data-asked={asked && (unknown || !told)}>
        <CheckboxField name={name} label={label} />
      </div>
    </div>
  );
}
