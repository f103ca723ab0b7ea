import { useFormContext, useWatch } from 'react-hook-form';
import { Button, Notice } from '#ui/index';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { useVisit } from '../visit.ts';
import type { SoapValues } from './values.ts';
import { clearedOf, type Withheld, withheldIn } from './withheld.ts';

function WithheldNotice({ part: { path, lines, called, sentence } }: { part: Withheld }) {
  const visit = useVisit();
  const { setValue, clearErrors } = useFormContext();
  const fault = useListFault(path);
  const drop = () => {
    for (const [name, value] of clearedOf(path, visit)) setValue(name, value, { shouldDirty: true });
    clearErrors(path);
  };
  return (
    <div role="group" aria-label={called} {...(fault ? { 'data-fault': true } : {})}>
      <Notice
        tone="warning"
        title={
          visit.encounter.observedAt === null
            ? 'Escrito quando seu perfil permitia.'
            : 'Escrito por quem foi responsável antes de você.'
        }
        action={
          <Button look="text" size="small" aria-label={`Retirar ${called}`} onClick={drop}>
            Retirar
          </Button>
        }
      >
        {sentence}
        <ul>
          {lines.map((line, at) => (
            <li key={`${at} ${line}`}>{line}</li>
          ))}
        </ul>
      </Notice>
      <ListFault message={fault} />
    </div>
  );
}

/** What stands in the form and its author may not write: in sight, until it is taken out or the visit is handed back. */
export function WithheldNotices() {
  const visit = useVisit();
  const { getValues } = useFormContext<SoapValues>();
  useWatch<SoapValues>();
  return withheldIn(getValues(), visit).map((part) => <WithheldNotice key={part.path} part={part} />);
}
