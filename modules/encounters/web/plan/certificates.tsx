import { labelOf } from '#platform/contract/choices';
import { IconX } from '@tabler/icons-react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { Button, DateField, IconButton, ListMark, TextAreaField, TextField } from '#ui/index';
import { certificateText } from '../../contract/certificate.ts';
import { type Certificate, CERTIFICATES } from '../../contract/plan-entries.ts';
import { CodeField } from '../parts/code-field.tsx';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import type { SoapValues } from '../soap/values.ts';
import { useVisit } from '../visit.ts';
import { certificateOf, isDays, isTime, newCertificate } from './typed.ts';

const LIST = 'plan.certificates';
type Model = Certificate['model'];

/** How it will be printed, while it is written. */
function Preview({ at }: { at: `${typeof LIST}.${number}` }) {
  const { encounter } = useVisit();
  const typed = useWatch<SoapValues, typeof at>({ name: at });
  const { citizen, unit, day, time } = encounter;
  const text = certificateText(certificateOf(typed), { ...citizen, unitName: unit.name, day, time });
  return (
    <p className="encounter-posology" role="status">
      <span className="caption text-3">Como será impresso</span>
      <br />
      {text}
    </p>
  );
}

function CertificateRow({
  at,
  model,
  onRemove,
}: {
  at: `${typeof LIST}.${number}`;
  model: Model;
  onRemove: () => void;
}) {
  const fault = useListFault(at);
  const name = `Atestado: ${labelOf(CERTIFICATES, model)}`;
  const blank = model === 'em-branco';
  return (
    <li {...(fault ? { 'data-fault': true } : {})}>
      <fieldset className="column gap-6">
        <legend className="visually-hidden">{name}</legend>
        <div className="row wrap gap-6">
          <strong className="grow">{name}</strong>
          <IconButton icon={IconX} label={`Retirar ${name}`} onClick={onRemove} />
        </div>
        {blank ? null : (
          <div className="form-columns">
            <TextField
              name={`${at}.days`}
              label="Dias"
              required
              inputMode="numeric"
              maxLength={3}
              check={isDays}
              autoComplete="off"
            />
            <DateField name={`${at}.day`} label="A partir de" required />
            <TextField
              name={`${at}.time`}
              label="Hora do atendimento"
              required
              placeholder="10:30"
              maxLength={5}
              check={isTime}
              autoComplete="off"
            />
            <CodeField
              name={`${at}.cid10`}
              label="CID-10 (só a pedido do cidadão)"
              placeholder="Nome ou código"
              systems={['cid10']}
            />
          </div>
        )}
        <TextAreaField
          name={`${at}.text`}
          label={blank ? 'Texto do atestado' : 'Acrescentar ao atestado'}
          required={blank}
          rows={blank ? 4 : 1}
          maxLength={4000}
        />
        {blank ? null : <Preview at={at} />}
        <ListFault message={fault} />
      </fieldset>
    </li>
  );
}

/** "Atestados", each by its model. */
export function Certificates() {
  const { encounter } = useVisit();
  const { fields, append, remove } = useFieldArray<SoapValues, typeof LIST>({ name: LIST, rules: {} });
  const fault = useListFault(LIST);
  const add = (model: Model) => {
    const field = model === 'em-branco' ? 'text' : 'days';
    append(newCertificate(model, encounter), { focusName: `${LIST}.${fields.length}.${field}` });
  };
  return (
    <div
      className="column gap-6"
      role="group"
      aria-label="Atestados"
      {...(fault ? { 'data-fault': true } : {})}
    >
      {fields.length > 0 ? (
        <ul className="encounter-rows" aria-label="Atestados deste atendimento">
          {fields.map(({ id, model }, at) => (
            <CertificateRow key={id} at={`${LIST}.${at}`} model={model} onRemove={() => remove(at)} />
          ))}
        </ul>
      ) : null}
      <div className="row wrap gap-6">
        <span className="field-label">Adicionar atestado</span>
        {CERTIFICATES.map(({ value, label }) => (
          <Button key={value} look="soft" size="small" onClick={() => add(value)}>
            {label}
          </Button>
        ))}
      </div>
      <ListMark name={LIST} label="Atestados" />
      <ListFault message={fault} />
    </div>
  );
}
