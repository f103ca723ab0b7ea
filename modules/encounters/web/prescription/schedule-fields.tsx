import { useWatch } from 'react-hook-form';
import { RadioField, SelectField, TextField } from '#ui/index';
import type { TypedMedicine } from './values.ts';

const SCHEDULES = [
  { value: 'interval', label: 'Intervalo' },
  { value: 'frequency', label: 'Frequência' },
  { value: 'shift', label: 'Turno' },
];
const PERIODS = [
  { value: 'day', label: 'dia(s)' },
  { value: 'week', label: 'semana(s)' },
  { value: 'month', label: 'mês(es)' },
];
const PARTS = [
  { value: 'morning', label: 'Manhã' },
  { value: 'afternoon', label: 'Tarde' },
  { value: 'night', label: 'Noite' },
];

const number = { inputMode: 'numeric', maxLength: 2, autoComplete: 'off' } as const;

/** "A cada" so many periods. */
function Every() {
  return (
    <>
      <TextField name="every" label="A cada" required {...number} maxLength={3} />
      <SelectField name="per" label="Período" required choices={PERIODS} />
    </>
  );
}

function Divided() {
  return (
    <div className="form-columns">
      {PARTS.map(({ value, label }) => (
        <TextField
          key={value}
          name={value}
          label={`Dose da ${label.toLowerCase()}`}
          maxLength={8}
          autoComplete="off"
        />
      ))}
    </div>
  );
}

/** "Periodicidade", as the kind of dose asks for it; a single dose has none. */
export function ScheduleFields() {
  const { doseKind, schedule } = useWatch<TypedMedicine>() as TypedMedicine;
  if (doseKind === 'single') return null;
  if (doseKind === 'divided') return <Divided />;
  return (
    <>
      <RadioField name="schedule" label="Periodicidade" required choices={SCHEDULES} />
      <div className="form-columns">
        {schedule === 'interval' ? (
          <TextField name="hours" label="De quantas em quantas horas" required {...number} />
        ) : null}
        {schedule === 'frequency' ? (
          <TextField name="times" label="Quantas vezes" required {...number} />
        ) : null}
        {schedule === 'shift' ? <SelectField name="part" label="Turno" required choices={PARTS} /> : null}
        {schedule === 'interval' ? null : <Every />}
      </div>
    </>
  );
}
