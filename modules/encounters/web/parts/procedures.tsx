import { measurementProcedures } from '@pec-aberto/clinical';
import { useController, useWatch } from 'react-hook-form';
import { ListMark } from '#ui/index';
import { CodeAdder } from './code-field.tsx';
import { Chosen } from './chosen.tsx';
import { type Named, useProcedureName } from './codes.ts';
import { useListFault } from './faults.ts';
import { ListFault } from './list-fault.tsx';
import { type TypedMeasures, valuesOf } from './measured.ts';

/** As a form holds them: those that were added, and the automatic ones that were taken off. */
export type TypedProcedures = { procedures: Named[]; removed: string[] };
export const NO_PROCEDURES: TypedProcedures = { procedures: [], removed: [] };

/** What measuring makes by itself, but for what was taken off, or added by hand. */
const automaticOf = ({ procedures, removed }: TypedProcedures, typed: TypedMeasures): string[] =>
  measurementProcedures(valuesOf(typed)).filter(
    (code) => !removed.includes(code) && !procedures.some((one) => one.code === code),
  );

/** The whole list, as it is sent. */
export const proceduresOf = (told: TypedProcedures, typed: TypedMeasures) => [
  ...automaticOf(told, typed).map((code) => ({ code, automatic: true })),
  ...told.procedures.map(({ code }) => ({ code })),
];

function Automatic({ code, onRemove }: { code: string; onRemove: () => void }) {
  const name = useProcedureName(code);
  return (
    <Chosen
      label="Procedimento automático"
      items={[{ code, name, note: 'automático' }]}
      onRemove={onRemove}
    />
  );
}

/** "Intervenções e/ou procedimentos clínicos": what was done, and what measuring adds by itself, which may be taken off. */
export function Procedures({ at, measuredAt }: { at: '' | 'plan.'; measuredAt: string }) {
  const name = `${at}procedures`;
  const list = useController({ name });
  const off = useController({ name: `${at}removed` });
  const typed = useWatch({ name: measuredAt }) as TypedMeasures;
  const procedures = list.field.value as Named[];
  const removed = off.field.value as string[];
  const fault = useListFault(name);
  const add = ({ code, name: called }: Named) => {
    if (procedures.some((one) => one.code === code)) return;
    list.field.onChange([...procedures, { code, name: called }]);
  };
  return (
    <div className="column gap-6" {...(fault ? { 'data-fault': true } : {})}>
      <CodeAdder
        name="adding.procedure"
        label="Intervenções e procedimentos realizados"
        placeholder="Nome ou código SIGTAP"
        systems={['sigtap']}
        onPick={add}
      />
      {automaticOf({ procedures, removed }, typed).map((code) => (
        <Automatic key={code} code={code} onRemove={() => off.field.onChange([...removed, code])} />
      ))}
      <Chosen
        label="Procedimentos realizados"
        items={procedures}
        onRemove={(code) => list.field.onChange(procedures.filter((one) => one.code !== code))}
      />
      <ListMark name={name} label="Procedimentos realizados" />
      <ListFault message={fault} />
    </div>
  );
}
