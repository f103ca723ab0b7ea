import { IconX } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { Button, IconButton, ListMark, SelectField, TextField } from '#ui/index';
import type { Medicine } from '../../contract/chart.ts';
import { type Prescribed, STOPS } from '../../contract/content.ts';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import type { SoapValues } from '../soap/values.ts';

const LIST = 'plan.stopped';
const HOW = STOPS.map(({ value, label }) => ({ value, label }));

/** A medicine that this visit stops. */
function StoppedRow({ at, name, onRemove }: { at: string; name: string; onRemove: () => void }) {
  const fault = useListFault(at);
  return (
    <li className="column gap-6" {...(fault ? { 'data-fault': true } : {})}>
      <div className="row wrap gap-6">
        <strong className="grow">{name}</strong>
        <IconButton icon={IconX} label={`Manter ${name} em uso`} onClick={onRemove} />
      </div>
      <div className="form-columns">
        <SelectField name={`${at}.how`} label="Este medicamento fica" required choices={HOW} />
        <TextField name={`${at}.note`} label="Motivo" maxLength={500} autoComplete="off" />
      </div>
      <ListFault message={fault} />
    </li>
  );
}

/** "Medicamentos em uso", each to be renewed or stopped; those that are on the prescription already are not told. */
export function InUseList({
  medicines,
  onRenew,
}: {
  /** Without those that are on the prescription. */
  medicines: readonly Medicine[];
  onRenew: (item: Prescribed) => void;
}) {
  const { fields, append, remove } = useFieldArray<SoapValues, typeof LIST>({ name: LIST, rules: {} });
  const fault = useListFault(LIST);
  const left = medicines.filter(({ id }) => fields.every(({ prescriptionId }) => prescriptionId !== id));
  return (
    <div className="column gap-6" {...(fault ? { 'data-fault': true } : {})}>
      {left.length > 0 ? (
        <ul className="encounter-rows" aria-label="Medicamentos em uso">
          {left.map(({ id, name, posology, item }) => (
            <li key={id} className="row wrap gap-6">
              <span className="grow">
                {name} <span className="caption text-2">{posology}</span>
              </span>
              <Button look="text" size="small" aria-label={`Renovar ${name}`} onClick={() => onRenew(item)}>
                Renovar
              </Button>
              <Button
                look="text"
                size="small"
                aria-label={`Interromper ${name}`}
                onClick={() =>
                  append(
                    { prescriptionId: id, name, how: 'interrupted', note: '' },
                    { focusName: `${LIST}.${fields.length}.note` },
                  )
                }
              >
                Interromper
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {fields.length > 0 ? (
        <ul className="encounter-rows" aria-label="Medicamentos interrompidos neste atendimento">
          {fields.map(({ id, name }, at) => (
            <StoppedRow key={id} at={`${LIST}.${at}`} name={name} onRemove={() => remove(at)} />
          ))}
        </ul>
      ) : null}
      <ListMark name={LIST} label="Medicamentos interrompidos" />
      <ListFault message={fault} />
    </div>
  );
}
