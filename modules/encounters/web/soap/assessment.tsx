import { sentenceCase } from '@pec-aberto/brazil';
import { useEffect, useState } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { ListMark, NOT_PICKED } from '#ui/index';
import type { Problem } from '../../contract/parts.ts';
import { Allergies } from '../entries/allergies.tsx';
import { Block } from '../parts/block.tsx';
import { CodeAdder } from '../parts/code-field.tsx';
import type { NamedOf } from '../parts/codes.ts';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { partialDateText } from '../parts/partial-date.ts';
import { Prose } from '../parts/prose.tsx';
import { useSheet } from '../parts/sheet.ts';
import { useVisit } from '../visit.ts';
import { ProblemRow } from './problem-row.tsx';
import { Resolved, useAskedToReopen, useResolved } from './resolved.tsx';
import type { SoapValues, TypedProblem } from './values.ts';

const LIST = 'assessment.problems';
const ACTIVE = 0;

const onList = ({
  id,
  ciap2,
  cid10,
  name,
  state,
  startedOn,
  endedOn,
  evolutions,
}: Problem): TypedProblem => ({
  problemId: id,
  evolutions,
  name: sentenceCase(name),
  ciap2: ciap2 ?? '',
  cid10: cid10 ?? '',
  other: NOT_PICKED,
  note: '',
  listed: {
    kept: true,
    state: String(state),
    startedOn: startedOn === null ? '' : partialDateText(startedOn),
    endedOn: endedOn ?? '',
  },
});

const found = ({ system, code, name }: NamedOf): TypedProblem => ({
  problemId: '',
  name,
  ciap2: system === 'ciap2' ? code : '',
  cid10: system === 'cid10' ? code : '',
  other: NOT_PICKED,
  note: '',
  listed: { kept: false, state: String(ACTIVE), startedOn: '', endedOn: '' },
});

/** "Pesquisar por problemas/condições ativos ou latentes": Space evaluates one again. */
function Standing({
  problems,
  rows,
  toggle,
}: {
  problems: readonly Problem[];
  rows: readonly TypedProblem[];
  toggle: (problem: Problem) => void;
}) {
  if (problems.length === 0) return null;
  return (
    <fieldset className="field">
      <legend className="field-label">Problemas e condições ativos ou latentes</legend>
      <div className="row wrap gap-12">
        {problems.map((problem) => (
          <label key={problem.id} className="check">
            <input
              type="checkbox"
              checked={rows.some(({ problemId }) => problemId === problem.id)}
              onChange={() => toggle(problem)}
              data-first
            />
            <span>
              {sentenceCase(problem.name)}{' '}
              <span className="caption text-3">{problem.ciap2 ?? problem.cid10}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** "Avaliação": what the citizen has, by code; what stands on her list is evaluated again. */
export function Assessment({ opened }: { opened: boolean }) {
  const { rights } = useVisit();
  const { clearErrors, setFocus } = useFormContext();
  /** Where the cursor goes once the row of a reopened problem is there. */
  const [reopened, setReopened] = useState('');
  useEffect(() => {
    if (reopened) setFocus(reopened);
  }, [reopened, setFocus]);
  const { fields, append, remove } = useFieldArray<SoapValues, typeof LIST>({ name: LIST, rules: {} });
  const { data } = useSheet();
  const fault = useListFault(LIST);
  const resolved = useResolved();
  const add = (row: TypedProblem) => {
    clearErrors(LIST);
    append(row, { shouldFocus: false });
  };
  /** Active again from today on, in the row that opens with its cursor. */
  const reopen = (problem: Problem) => {
    if (fields.some(({ problemId }) => problemId === problem.id)) return;
    const row = onList(problem);
    clearErrors(LIST);
    append({ ...row, listed: { ...row.listed, state: String(ACTIVE), endedOn: '' } }, { shouldFocus: false });
    setReopened(`${LIST}.${fields.length}.listed.state`);
  };
  useAskedToReopen(opened, resolved, reopen);
  const toggle = (problem: Problem) => {
    const at = fields.findIndex(({ problemId }) => problemId === problem.id);
    if (at < 0) add(onList(problem));
    else remove(at);
  };
  return (
    <Block letter="A" title="Avaliação" keys="Alt 3">
      <Standing problems={data?.problems ?? []} rows={fields} toggle={toggle} />
      {fields.length > 0 ? (
        <ul className="encounter-rows" aria-label="Problemas avaliados">
          {fields.map((row, at) => (
            <ProblemRow key={row.id} at={`${LIST}.${at}`} added={row} onRemove={() => remove(at)} />
          ))}
        </ul>
      ) : null}
      <div {...(fault ? { 'data-fault': true } : {})}>
        <CodeAdder
          name="adding.problem"
          label={rights.cid10 ? 'Adicionar problema (CIAP-2 ou CID-10)' : 'Adicionar problema (CIAP-2)'}
          placeholder="Nome ou código"
          systems={rights.cid10 ? ['ciap2', 'cid10'] : ['ciap2']}
          onPick={(code) => add(found(code))}
        />
        <ListMark name={LIST} label="Problemas avaliados" />
        <ListFault message={fault} />
      </div>
      <Resolved problems={resolved} rows={fields} reopen={reopen} />
      {rights.problems ? <Allergies /> : null}
      <Prose name="assessment.text" label="O que se conclui" rows={2} />
    </Block>
  );
}
