import { useEffect, useEffectEvent } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { DateField } from './fields/date-field.tsx';
import { formatDate } from './format.ts';

const CIVIL = /^\d{4}-\d{2}-\d{2}$/;

/** Days, both within; '' for no end. */
export type Days = { from: string; to: string };

export const periodText = ({ from, to }: Days): string => {
  if (from && to) return from === to ? formatDate(from) : `de ${formatDate(from)} a ${formatDate(to)}`;
  return from ? `desde ${formatDate(from)}` : `até ${formatDate(to)}`;
};

function Told({ onAsk }: { onAsk: (days: Days) => void }) {
  const { from = '', to = '' } = useWatch<Days>();
  const tell = useEffectEvent(onAsk);
  const good = (day: string) => (CIVIL.test(day) ? day : '');
  useEffect(() => tell({ from: good(from), to: good(to) }), [from, to]);
  return null;
}

/** A filter by days. It acts at once, so that there is nothing to save nor to be asked about. `label`: "Chegada de". */
export function FilterPeriod({
  label,
  days: { from, to },
  onAsk,
}: {
  label: string;
  days: Days;
  onAsk: (days: Days) => void;
}) {
  const form = useForm({ defaultValues: { from, to }, mode: 'onTouched' });
  return (
    <FormProvider {...form}>
      <Told onAsk={onAsk} />
      <div className="filter-period">
        <DateField name="from" label={label} />
        <DateField name="to" label="até" />
      </div>
    </FormProvider>
  );
}
