import { IconX } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { ComboField, IconButton, ListMark, SelectField, TextAreaField, useRoute } from '#ui/index';
import { listSpecialties } from '../../contract.ts';
import { REFERRAL_RISKS, REFERRALS } from '../../contract/plan-entries.ts';
import { Chips } from '../parts/chips.tsx';
import { CodeField, usePicks } from '../parts/code-field.tsx';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { newReferral } from './typed.ts';
import type { SoapValues } from '../soap/values.ts';
import { useVisit } from '../visit.ts';

const LIST = 'plan.referrals.specialised';
const KINDS = 'plan.referrals.kinds';
const ADDING = 'adding.specialty';
const RISKS = REFERRAL_RISKS.map(({ value, label }) => ({ value: String(value), label }));

function Specialised({ at, name, onRemove }: { at: string; name: string; onRemove: () => void }) {
  const { rights } = useVisit();
  const row = useListFault(at);
  const specialty = useListFault(`${at}.specialty`);
  const fault = row ?? specialty;
  return (
    <li {...(fault ? { 'data-fault': true } : {})}>
      <fieldset className="column gap-6">
        <legend className="visually-hidden">Encaminhamento: {name}</legend>
        <div className="row wrap gap-6">
          <strong className="grow">{name}</strong>
          <IconButton icon={IconX} label={`Retirar ${name}`} onClick={onRemove} />
        </div>
        <ListFault message={fault} />
        <div className="form-columns">
          <CodeField
            name={`${at}.hypothesis`}
            label={rights.cid10 ? 'Hipótese ou diagnóstico (CID-10)' : 'Hipótese ou diagnóstico (CIAP-2)'}
            placeholder="Nome ou código"
            systems={[rights.cid10 ? 'cid10' : 'ciap2']}
            required
          />
          <SelectField name={`${at}.risk`} label="Classificação de risco" required choices={RISKS} />
        </div>
        <div className="form-columns">
          <TextAreaField name={`${at}.reason`} label="Motivo do encaminhamento" rows={1} maxLength={1000} />
          <TextAreaField name={`${at}.note`} label="Observações" rows={1} maxLength={1000} />
        </div>
      </fieldset>
    </li>
  );
}

/** "Encaminhamentos": to services without further data, and to specialties. */
export function Referrals() {
  const { fields, append, remove } = useFieldArray<SoapValues, typeof LIST>({ name: LIST, rules: {} });
  const { data } = useRoute(listSpecialties, {}, { gcTime: Infinity });
  const fault = useListFault(LIST);
  const whole = useListFault('plan.referrals');
  usePicks(ADDING, ({ value, label }) => append(newReferral(Number(value), label), { shouldFocus: false }));
  const message = fault ?? whole;
  return (
    <div
      className="column gap-6"
      role="group"
      aria-label="Encaminhamentos"
      {...(message ? { 'data-fault': true } : {})}
    >
      <Chips name={KINDS} label="Encaminhar para" choices={REFERRALS} />
      {fields.length > 0 ? (
        <ul className="encounter-rows" aria-label="Encaminhamentos a especialidades">
          {fields.map(({ id, name }, at) => (
            <Specialised key={id} at={`${LIST}.${at}`} name={name} onRemove={() => remove(at)} />
          ))}
        </ul>
      ) : null}
      <ComboField
        name={ADDING}
        label="Encaminhar a serviço especializado"
        placeholder="Especialidade"
        choices={(data?.rows ?? []).map(({ code, name }) => ({ value: String(code), label: name }))}
      />
      <ListMark name={LIST} label="Encaminhamentos" />
      <ListFault message={message} />
    </div>
  );
}
