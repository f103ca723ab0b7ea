import { CheckboxField, RadioField, SelectField, TextAreaField, TextField } from '#ui/index';
import {
  type Allergy,
  ALLERGY_CATEGORIES,
  CERTAINTIES,
  CRITICALITIES,
  REACTIONS,
} from '../../contract/chart-entries.ts';
import { isPartialDate } from '../parts/partial-date.ts';
import { EntryDialog } from './entry-dialog.tsx';
import type { RowDialog } from './entry-list.tsx';
import { allergyOf, NEW_ALLERGY, type TypedAllergy, typedAllergy } from './values.ts';

/** "Alergia/Reação adversa". */
export function AllergyDialog({ row, onSave, onClose }: Parameters<RowDialog<Allergy>>[0]) {
  return (
    <EntryDialog<TypedAllergy>
      title={row ? 'Editar alergia' : 'Incluir alergia'}
      defaults={row ? typedAllergy(row) : NEW_ALLERGY}
      onSave={(typed) => onSave(allergyOf(typed))}
      onClose={onClose}
    >
      <RadioField
        name="category"
        label="Categoria do agente causador"
        required
        choices={ALLERGY_CATEGORIES}
      />
      <TextField
        name="agent"
        label="Agente/Substância específica"
        required
        maxLength={120}
        autoComplete="off"
        data-autofocus
      />
      <div className="form-columns">
        <SelectField name="reaction" label="Tipo de reação" choices={REACTIONS} />
        <SelectField name="criticality" label="Criticidade" choices={CRITICALITIES} />
        <SelectField name="certainty" label="Grau de certeza" choices={CERTAINTIES} />
      </div>
      <div className="form-columns">
        <TextField
          name="manifestations"
          label="Manifestações"
          hint="Separe com vírgulas: urticária, angioedema."
          maxLength={400}
          autoComplete="off"
        />
        <TextField
          name="startedOn"
          label="Início"
          placeholder="2019 ou 05/2019"
          check={isPartialDate}
          maxLength={10}
          autoComplete="off"
        />
      </div>
      <TextAreaField name="note" label="Observações" rows={2} maxLength={400} />
      {row?.id ? <CheckboxField name="removed" label="Retirar da lista (o histórico continua)" /> : null}
    </EntryDialog>
  );
}
