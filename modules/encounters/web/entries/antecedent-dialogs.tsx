import { CheckboxField, Notice, RadioField, SelectField, TextField } from '#ui/index';
import { useWatch } from 'react-hook-form';
import {
  type HospitalStay,
  KINSHIPS,
  type Obstetric,
  OBSTETRIC_COUNTS,
  OUTCOME_WITHIN_YEAR,
  obstetricWarnings,
} from '../../contract/chart-entries.ts';
import { CodeField } from '../parts/code-field.tsx';
import { isPartialDate } from '../parts/partial-date.ts';
import { EntryDialog } from './entry-dialog.tsx';
import type { RowDialog } from './entry-list.tsx';
import {
  conditionOf,
  type NamedCondition,
  NEW_CONDITION,
  NEW_STAY,
  obstetricOf,
  stayOf,
  type TypedCondition,
  typedCondition,
  type TypedObstetric,
  typedObstetric,
  type TypedStay,
  typedStay,
} from './values.ts';

const Removed = () => <CheckboxField name="removed" label="Retirar da lista (o histórico continua)" />;
const Note = () => <TextField name="note" label="Observações" maxLength={200} autoComplete="off" />;

/** "Cirurgia e/ou internação". */
export function StayDialog({ row, onSave, onClose }: Parameters<RowDialog<HospitalStay>>[0]) {
  return (
    <EntryDialog<TypedStay>
      title="Cirurgia ou internação"
      defaults={row ? typedStay(row) : NEW_STAY}
      onSave={(typed) => onSave(stayOf(typed))}
      onClose={onClose}
    >
      <TextField
        name="what"
        label="Cirurgia e/ou internação"
        required
        maxLength={200}
        autoComplete="off"
        data-autofocus
      />
      <TextField
        name="on"
        label="Quando"
        placeholder="2019 ou 05/2019"
        check={isPartialDate}
        maxLength={10}
        autoComplete="off"
      />
      <Note />
      {row?.id ? <Removed /> : null}
    </EntryDialog>
  );
}

/** "Antecedente familiar". */
export function ConditionDialog({ row, onSave, onClose }: Parameters<RowDialog<NamedCondition>>[0]) {
  return (
    <EntryDialog<TypedCondition>
      title="Antecedente familiar"
      defaults={row ? typedCondition(row) : NEW_CONDITION}
      onSave={(typed) => onSave(conditionOf(typed))}
      onClose={onClose}
    >
      <CodeField
        name="code"
        label="Condição (CIAP-2)"
        placeholder="Nome ou código"
        systems={['ciap2']}
        required
        ofAnother
      />
      <SelectField name="kinship" label="Parentesco" choices={KINSHIPS} />
      <Note />
      {row?.id ? <Removed /> : null}
    </EntryDialog>
  );
}

const isCount = (typed: string) =>
  /^\d{0,2}$/.test(typed.trim()) ? undefined : 'Informe um número de 0 a 99.';

/** What does not add up, while it is typed; it holds nobody back. */
function Doubts() {
  const typed = useWatch<TypedObstetric>() as TypedObstetric;
  return obstetricWarnings(obstetricOf(typed)).map((warning) => (
    <Notice key={warning} tone="warning">
      {warning}
    </Notice>
  ));
}

/** "Informações obstétricas". */
export function ObstetricDialog({
  obstetric,
  onSave,
  onClose,
}: {
  obstetric: Obstetric | null;
  onSave: (obstetric: Obstetric) => void;
  onClose: () => void;
}) {
  return (
    <EntryDialog<TypedObstetric>
      title="Informações obstétricas"
      defaults={typedObstetric(obstetric ?? {})}
      onSave={(typed) => onSave(obstetricOf(typed))}
      onClose={onClose}
    >
      <div className="form-columns">
        {OBSTETRIC_COUNTS.map(({ key, label }) => (
          <TextField
            key={key}
            name={key}
            label={label}
            inputMode="numeric"
            maxLength={2}
            check={isCount}
            autoComplete="off"
          />
        ))}
      </div>
      <RadioField
        name="outcomeWithinYear"
        label={OUTCOME_WITHIN_YEAR}
        choices={[
          { value: 'sim', label: 'Sim' },
          { value: 'nao', label: 'Não' },
        ]}
      />
      <Doubts />
    </EntryDialog>
  );
}
