import { sentenceCase } from '@pec-aberto/brazil';
import { useController, useWatch } from 'react-hook-form';
import { Button } from '#ui/index';
import { Chosen } from '../parts/chosen.tsx';
import { CodeAdder } from '../parts/code-field.tsx';
import type { Named } from '../parts/codes.ts';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { useVisit } from '../visit.ts';
import type { SoapValues } from './values.ts';

/** The consultation that the type of attendance makes by itself; it may be taken off, and put back. */
function Proposed() {
  const { consultations } = useVisit();
  const [attendance, observation] = useWatch<SoapValues, ['end.attendance', 'plan.observation']>({
    name: ['end.attendance', 'plan.observation'],
  });
  const { field } = useController<SoapValues, 'end.noConsultation'>({ name: 'end.noConsultation' });
  const proposed = consultations.find(
    (one) => String(one.attendance) === attendance && one.observed === observation,
  );
  if (!proposed) return null;
  const { code } = proposed;
  const name = sentenceCase(proposed.name);
  return field.value ? (
    <Button look="text" size="small" onClick={() => field.onChange(false)}>
      Repor {name}
    </Button>
  ) : (
    <Chosen
      label="Consulta"
      items={[{ code, name, note: 'automático' }]}
      onRemove={() => field.onChange(true)}
    />
  );
}

/** "Procedimentos administrativos". */
export function Administrative() {
  const { field } = useController<SoapValues, 'end.administrative'>({ name: 'end.administrative' });
  const added = field.value;
  const fault = useListFault('end.administrative');
  const add = ({ code, name }: Named) => {
    if (!added.some((one) => one.code === code)) field.onChange([...added, { code, name }]);
  };
  return (
    <div className="column gap-6" {...(fault ? { 'data-fault': true } : {})}>
      <CodeAdder
        name="adding.administrative"
        label="Procedimentos administrativos"
        placeholder="Nome ou código SIGTAP"
        systems={['sigtap']}
        onPick={add}
      />
      <Proposed />
      <Chosen
        label="Procedimentos administrativos"
        items={added}
        onRemove={(code) => field.onChange(added.filter((one) => one.code !== code))}
      />
      <ListFault message={fault} />
    </div>
  );
}
