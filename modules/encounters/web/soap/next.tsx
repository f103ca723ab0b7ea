import { IconCalendarPlus, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useRef } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { refusalOf } from '#modules/scheduling/web/parts';
import { ApiProblem, Button, IconButton, ListMark, useShortcuts } from '#ui/index';
import { useDialogHost } from '../parts/dialog-host.tsx';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { RETURN } from '../../contract/codes.ts';
import type { SoapValues } from './values.ts';

const NAME = 'end.next';
const CONDUCTS = 'end.conducts';
const NextDialog = lazy(async () => ({ default: (await import('./next-dialog.tsx')).NextDialog }));

/** What the agenda refuses of the next appointment is said of it. */
export function onNext(error: unknown): unknown {
  const refusal = refusalOf(error);
  if (!refusal || !(error instanceof ApiProblem)) return error;
  const { status, code, detail, data } = error;
  return new ApiProblem(status, code, detail, [{ path: NAME, message: refusal.sentence }], data);
}

/** "Agendar consulta": chosen here, and booked when the encounter ends. */
export function Next() {
  const open = useDialogHost();
  const { clearErrors, getValues, setValue } = useFormContext<SoapValues>();
  const proposed = useRef(false);
  const { field } = useController<SoapValues, typeof NAME>({ name: NAME });
  const next = field.value;
  const fault = useListFault(NAME);
  // Who books a return has that conduct, unless another was chosen; taken off, it goes with it.
  const propose = (booked: boolean) => {
    const conducts = getValues(CONDUCTS);
    if (booked ? next !== null || conducts.length > 0 : !proposed.current) return;
    proposed.current = booked;
    setValue(CONDUCTS, booked ? [RETURN] : conducts.filter((one) => one !== RETURN), { shouldDirty: true });
    clearErrors(CONDUCTS);
  };
  const take = (told: SoapValues['end']['next']) => {
    clearErrors(NAME);
    field.onChange(told);
    propose(told !== null);
  };
  const write = () =>
    open((close) => (
      <Suspense>
        <NextDialog next={next} refused={fault !== undefined} onSave={take} onClose={close} />
      </Suspense>
    ));
  useShortcuts([{ keys: 'Alt A', label: 'Agendar retorno', run: write }]);
  return (
    <div
      className="column gap-6"
      role="group"
      aria-label="Retorno"
      {...(fault ? { 'data-fault': true } : {})}
    >
      {next ? <strong>{next.label}</strong> : null}
      <div className="row">
        <Button look="soft" size="small" icon={IconCalendarPlus} keys="Alt A" onClick={write}>
          {next ? 'Mudar retorno' : 'Agendar retorno'}
        </Button>
        {next ? <IconButton icon={IconX} label="Retirar retorno" onClick={() => take(null)} /> : null}
      </div>
      <ListMark name={NAME} label="Retorno" />
      <ListFault message={fault} />
    </div>
  );
}
