import { IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Button, CheckboxField, DateField, IconButton, SelectField, TextField } from '#ui/index';
import { PROBLEM_STATES, RESOLVED } from '../../contract/codes.ts';
import { CodeAdder } from '../parts/code-field.tsx';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { isPartialDate } from '../parts/partial-date.ts';
import { useVisit } from '../visit.ts';
import type { TypedProblem } from './values.ts';

const STATES = PROBLEM_STATES.map(({ value, label }) => ({ value: String(value), label }));

/** What is wrong with the row, where no field of it is on the screen to say so. */
function useRowFault(at: string): string | undefined {
  const row = useListFault(at);
  const ciap2 = useListFault(`${at}.ciap2`);
  const cid10 = useListFault(`${at}.cid10`);
  const problemId = useListFault(`${at}.problemId`);
  return row ?? ciap2 ?? cid10 ?? problemId;
}

/** How it stands on the list from now on. */
function Listed({ at }: { at: string }) {
  const { day } = useVisit().encounter;
  const { getValues, setValue } = useFormContext();
  const state: unknown = useWatch({ name: `${at}.listed.state` });
  const propose = useEffectEvent(() => {
    const end = `${at}.listed.endedOn`;
    if (state === String(RESOLVED) && getValues(end) === '') setValue(end, day, { shouldDirty: true });
  });
  useEffect(() => propose(), [state]);
  return (
    <div className="form-columns">
      <SelectField name={`${at}.listed.state`} label="Situação" required choices={STATES} />
      <TextField
        name={`${at}.listed.startedOn`}
        label="Início"
        placeholder="2019 ou 05/2019"
        check={isPartialDate}
        maxLength={10}
        autoComplete="off"
      />
      {state === String(RESOLVED) ? (
        <DateField name={`${at}.listed.endedOn`} label="Fim" required past />
      ) : null}
    </div>
  );
}

/** The code of the other table, of a problem that is not on the list yet: both may be said of one. */
function OtherCode({ at, row }: { at: string; row: TypedProblem }) {
  const { rights } = useVisit();
  const { setValue, setFocus } = useFormContext();
  const missing = row.ciap2 === '' ? 'ciap2' : row.cid10 === '' ? 'cid10' : null;
  if (!rights.cid10 || row.problemId !== '' || missing === null) return null;
  return (
    <CodeAdder
      name={`${at}.other`}
      label={missing === 'ciap2' ? 'CIAP-2 do mesmo problema' : 'CID-10 do mesmo problema'}
      placeholder="Nome ou código"
      systems={[missing]}
      onPick={({ code }) => {
        setValue(`${at}.${missing}`, code, { shouldDirty: true });
        // Nothing is asked for here any more.
        setFocus(`${at}.note`);
      }}
    />
  );
}

/** A problem that was evaluated; where it stays on the list, how it stands; and, when asked for, a note and its other code. */
export function ProblemRow({
  at,
  added,
  onRemove,
}: {
  at: string;
  /** As it was added. */
  added: TypedProblem;
  onRemove: () => void;
}) {
  const { rights } = useVisit();
  const row = (useWatch({ name: at }) as TypedProblem | undefined) ?? added;
  const { name, ciap2, cid10, problemId, note, listed } = row;
  const [open, setOpen] = useState(note !== '');
  const fault = useRowFault(at);
  return (
    <li className="column gap-6" {...(fault ? { 'data-fault': true } : {})}>
      <div className="row wrap gap-6">
        <strong>{name}</strong>
        {[ciap2, cid10].filter(Boolean).map((code) => (
          <span key={code} className="tag mono">
            {code}
          </span>
        ))}
        <span className="grow" />
        {problemId === '' && rights.problems ? (
          <CheckboxField name={`${at}.listed.kept`} label="Incluir na lista de problemas" />
        ) : null}
        {open ? null : (
          <Button look="text" size="small" aria-label={`Detalhes de ${name}`} onClick={() => setOpen(true)}>
            Detalhes
          </Button>
        )}
        <IconButton icon={IconX} label={`Retirar ${name}`} onClick={onRemove} />
      </div>
      {listed.kept && rights.problems ? <Listed at={at} /> : null}
      {open ? (
        <div className="form-columns">
          <OtherCode at={at} row={row} />
          <TextField name={`${at}.note`} label="Nota" maxLength={1000} autoComplete="off" />
        </div>
      ) : null}
      <ListFault message={fault} />
    </li>
  );
}
