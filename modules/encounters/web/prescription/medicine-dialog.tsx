import { DOSE_UNITS, endOfTreatment, judgeDosage } from '@pec-aberto/clinical';
import type { UseFormReturn } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import {
  CancelButton,
  CheckboxField,
  DateField,
  Dialog,
  Form,
  formatDate,
  Notice,
  RadioField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '#ui/index';
import { ROUTES_OF_ADMINISTRATION } from '../../contract/codes.ts';
import type { Prescribed } from '../../contract/content.ts';
import { useVisit } from '../visit.ts';
import { HandedFields } from './handed-fields.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { dosageOf, posologyOf, prescribedOf, type TypedMedicine } from './values.ts';

const UNITS = DOSE_UNITS.map(([unit]) => ({ value: unit, label: unit }));
const KINDS = [
  { value: 'regular', label: 'Comum' },
  { value: 'single', label: 'Única' },
  { value: 'divided', label: 'Fracionada' },
];
const PERIODS = [
  { value: 'day', label: 'dias' },
  { value: 'week', label: 'semanas' },
  { value: 'month', label: 'meses' },
];
const ROUTES = ROUTES_OF_ADMINISTRATION.map(({ value, label }) => ({ value: String(value), label }));

/** The field in which each part of a dosage is typed. */
const FIELD_OF = {
  dose: 'dose',
  unit: 'unit',
  every: 'every',
  start: 'start',
  duration: 'count',
  continuous: 'continuous',
} as const;
const SCHEDULE_FIELD = { interval: 'hours', frequency: 'times', shift: 'part', divided: 'morning' } as const;

/** Says what is wrong with the dosage on its fields; true when nothing is. */
function isRight(typed: TypedMedicine, day: string, form: UseFormReturn<TypedMedicine>): boolean {
  const dosage = dosageOf(typed);
  const faults = judgeDosage(dosage, day);
  for (const [place, { field, message }] of faults.entries()) {
    const name = field === 'schedule' ? SCHEDULE_FIELD[dosage.schedule?.kind ?? 'interval'] : FIELD_OF[field];
    form.setError(name, { type: 'dosage', message }, { shouldFocus: place === 0 });
  }
  return faults.length === 0;
}

/** How it will be printed, while it is typed. */
function Posology() {
  const { day } = useVisit().encounter;
  const dosage = dosageOf(useWatch<TypedMedicine>() as TypedMedicine);
  const text = posologyOf(dosage, day);
  const end = text === '' || dosage.continuous ? null : endOfTreatment(dosage);
  return (
    <p className="encounter-posology" role="status">
      <span className="caption text-3">Posologia</span>
      <br />
      {text === '' ? (
        <span className="text-3">Preencha a dose, a periodicidade e a duração.</span>
      ) : (
        <strong>{text}.</strong>
      )}
      {end ? <span className="text-2"> Conclusão em {formatDate(end)}.</span> : null}
    </p>
  );
}

function Duration() {
  const { doseKind, indefinite, continuous } = useWatch<TypedMedicine>() as TypedMedicine;
  if (doseKind === 'single') return null;
  const counted = !indefinite && !continuous;
  return (
    <>
      <div className="row wrap gap-16">
        <CheckboxField name="continuous" label="Uso contínuo" />
        {continuous ? null : <CheckboxField name="indefinite" label="Duração indeterminada" />}
      </div>
      {counted ? (
        <div className="form-columns">
          <TextField
            name="count"
            label="Duração"
            inputMode="numeric"
            maxLength={3}
            required
            autoComplete="off"
          />
          <SelectField name="countPer" label="Unidade da duração" choices={PERIODS} required />
        </div>
      ) : null}
    </>
  );
}

/** A medicine of the prescription: how it is taken, for how long, and how much is handed out. */
export function MedicineDialog({
  medicine,
  reactions,
  onSave,
  onClose,
}: {
  medicine: TypedMedicine;
  /** What the citizen is known to react to in it; nobody is held back. */
  reactions: readonly string[];
  onSave: (item: Prescribed) => void;
  onClose: () => void;
}) {
  const { day } = useVisit().encounter;
  const byHand = medicine.catmat === '';
  const unnamed = byHand && medicine.name === '';
  return (
    <Dialog
      title={byHand ? 'Medicamento preenchido manualmente' : medicine.name}
      width={860}
      onClose={onClose}
    >
      <Form<TypedMedicine>
        label="Medicamento"
        defaults={medicine}
        enterMoves="all"
        onSubmit={(typed, form) => {
          if (!isRight(typed, day, form)) return;
          onSave(prescribedOf(typed));
          onClose();
        }}
      >
        {reactions.length > 0 ? <Notice tone="danger">{reactions.join(' ')}</Notice> : null}
        {byHand ? (
          <TextField
            name="name"
            label="Princípio ativo, concentração e forma"
            required
            maxLength={300}
            autoComplete="off"
            data-autofocus={unnamed ? true : undefined}
          />
        ) : null}
        <div className="form-columns">
          <TextField
            name="dose"
            label="Quantidade da dose"
            required
            maxLength={12}
            placeholder="1, 0,5 ou 1/2"
            autoComplete="off"
            data-autofocus={unnamed ? undefined : true}
            // Of one that is edited, what is typed takes its place.
            onFocus={(event) => event.target.select()}
          />
          <SelectField name="unit" label="Unidade de medida" required choices={UNITS} />
          <SelectField name="route" label="Via de administração" required choices={ROUTES} />
        </div>
        <RadioField name="doseKind" label="Tipo de dose" required choices={KINDS} />
        <ScheduleFields />
        <Duration />
        <div className="form-columns">
          <DateField name="start" label="Início do tratamento" required />
          <HandedFields catmat={medicine.catmat} />
        </div>
        <TextAreaField name="advice" label="Recomendações" rows={2} maxLength={500} />
        <Posology />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl Enter">Salvar medicamento</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
