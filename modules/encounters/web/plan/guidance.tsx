import { IconX } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { Button, IconButton, ListMark, TextAreaField } from '#ui/index';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import type { SoapValues } from '../soap/values.ts';

const LIST = 'plan.guidance';

function GuidanceRow({ at, place, onRemove }: { at: string; place: number; onRemove: () => void }) {
  const fault = useListFault(at);
  const label = `Orientação ${place}`;
  return (
    <li className="row gap-6" {...(fault ? { 'data-fault': true } : {})}>
      <div className="grow">
        <TextAreaField name={`${at}.text`} label={label} rows={2} maxLength={4000} />
        <ListFault message={fault} />
      </div>
      <IconButton icon={IconX} label={`Retirar ${label}`} onClick={onRemove} />
    </li>
  );
}

/** "Orientações", each printed on a page of its own. */
export function Guidance() {
  const { fields, append, remove } = useFieldArray<SoapValues, typeof LIST>({ name: LIST, rules: {} });
  const fault = useListFault(LIST);
  return (
    <div
      className="column gap-6"
      role="group"
      aria-label="Orientações"
      {...(fault ? { 'data-fault': true } : {})}
    >
      <ul className="encounter-rows" aria-label="Orientações deste atendimento">
        {fields.map(({ id }, at) => (
          <GuidanceRow key={id} at={`${LIST}.${at}`} place={at + 1} onRemove={() => remove(at)} />
        ))}
      </ul>
      <div className="row">
        <Button
          look="text"
          onClick={() => append({ text: '' }, { focusName: `${LIST}.${fields.length}.text` })}
        >
          Adicionar outra orientação
        </Button>
      </div>
      <ListMark name={LIST} label="Orientações" namedBy="text" />
      <ListFault message={fault} />
    </div>
  );
}
