import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import { Button, IconButton, ListMark, TextField } from '#ui/index';
import { Block } from '../parts/block.tsx';
import { CodeAdder } from '../parts/code-field.tsx';
import type { Named } from '../parts/codes.ts';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { Prose } from '../parts/prose.tsx';
import type { SoapValues, TypedReason } from './values.ts';

const LIST = 'subjective.reasons';

function ReasonRow({ at, reason, onRemove }: { at: string; reason: TypedReason; onRemove: () => void }) {
  const { code, name, note } = reason;
  const [open, setOpen] = useState(note !== '');
  const fault = useListFault(at);
  return (
    <li className="column gap-4" {...(fault ? { 'data-fault': true } : {})}>
      <div className="row wrap gap-6">
        <span className="tag mono">{code}</span>
        <span>{name}</span>
        <span className="grow" />
        {open ? null : (
          <Button look="text" size="small" aria-label={`Nota sobre ${name}`} onClick={() => setOpen(true)}>
            Nota
          </Button>
        )}
        <IconButton icon={IconX} label={`Retirar ${name}`} onClick={onRemove} />
      </div>
      {open ? <TextField name={`${at}.note`} label="Nota" maxLength={200} autoComplete="off" /> : null}
      <ListFault message={fault} />
    </li>
  );
}

function Reasons() {
  const { fields, append, remove } = useFieldArray<SoapValues, typeof LIST>({ name: LIST, rules: {} });
  const add = ({ code, name }: Named) => {
    if (!fields.some((one) => one.code === code)) append({ code, name, note: '' }, { shouldFocus: false });
  };
  return (
    <div>
      <CodeAdder
        name="adding.reason"
        label="Motivo da consulta (CIAP-2)"
        placeholder="Nome ou código"
        systems={['ciap2']}
        onPick={add}
      />
      {fields.length > 0 ? (
        <ul className="encounter-rows" aria-label="Motivos da consulta">
          {fields.map((row, at) => (
            <ReasonRow key={row.id} at={`${LIST}.${at}`} reason={row} onRemove={() => remove(at)} />
          ))}
        </ul>
      ) : null}
      <ListMark name={LIST} label="Motivos da consulta" />
    </div>
  );
}

/** "Subjetivo": what the citizen tells, and why she came. */
export function Subjective() {
  return (
    <Block letter="S" title="Subjetivo" keys="Alt 1">
      <Prose name="subjective.text" label="O que o cidadão relata" />
      <Reasons />
    </Block>
  );
}
