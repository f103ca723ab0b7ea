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
  label = 'Desconhece essa informação',
  children,
}: {
  /** Of the box, in the form's values. */
  name: string;
  label?: string;
  children: (unknown: boolean) => ReactNode;
}) {
  const unknown = useWatch({ name }) === true;
  return (
    <div className="or-unknown">
      {children(unknown)}
      <CheckboxField name={name} label={label} />
    </div>
  );
}
