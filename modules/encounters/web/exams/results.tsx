import { STRUCTURED_EXAMS } from '@pec-aberto/clinical';
import { sentenceCase } from '@pec-aberto/brazil';
import { IconX } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import {
  Button,
  DateField,
  formatDate,
  IconButton,
  ListMark,
  SearchField,
  SelectField,
  TextAreaField,
  TextField,
} from '#ui/index';
import { usePicks } from '../parts/code-field.tsx';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { useSheet } from '../parts/sheet.ts';
import type { SoapValues } from '../soap/values.ts';
import { useVisit } from '../visit.ts';
import { findEsusExams, findExams } from './find-exams.ts';
import { isDecimal, isWhole, newResult } from './typed.ts';

const LIST = 'objective.results';
const ADDING = 'adding.result';

/** What the exam answers: a measure, one of its answers, or the age of a gestation. */
function Structured({ at, code }: { at: string; code: string }) {
  const exam = STRUCTURED_EXAMS[code];
  switch (exam?.kind) {
    case undefined:
      return null;
    case 'measure':
      return (
        <TextField
          name={`${at}.value`}
          label={`Resultado (${exam.unit})`}
          inputMode="decimal"
          maxLength={10}
          check={isDecimal}
          autoComplete="off"
        />
      );
    case 'answer':
      return (
        <SelectField
          name={`${at}.value`}
          label="Resultado"
          choices={exam.answers.map(({ code: value, label }) => ({ value: String(value), label }))}
        />
      );
    case 'gestation':
      return (
        <>
          <TextField
            name={`${at}.weeks`}
            label="Semanas de gestação"
            inputMode="numeric"
            maxLength={2}
            check={isWhole}
            autoComplete="off"
          />
          <TextField
            name={`${at}.days`}
            label="Dias"
            inputMode="numeric"
            maxLength={1}
            check={isWhole}
            autoComplete="off"
          />
          <DateField name={`${at}.expectedBirth`} label="Data provável do parto" />
        </>
      );
  }
}

function Result({
  at,
  code,
  name,
  onRemove,
}: {
  at: string;
  code: string;
  name: string;
  onRemove: () => void;
}) {
  const row = useListFault(at);
  const ofCode = useListFault(`${at}.code`);
  const fault = row ?? ofCode;
  return (
    <li {...(fault ? { 'data-fault': true } : {})}>
      <fieldset className="column gap-6">
        <legend className="visually-hidden">Resultado de {name}</legend>
        <div className="row wrap gap-6">
          <strong className="grow">{name}</strong>
          <span className="tag mono">{code}</span>
          <IconButton icon={IconX} label={`Retirar ${name}`} onClick={onRemove} />
        </div>
        <div className="form-columns">
          <Structured at={at} code={code} />
          <DateField name={`${at}.performedOn`} label="Realizado em" required past />
          <DateField name={`${at}.requestedOn`} label="Solicitado em" past />
          <DateField name={`${at}.resultedOn`} label="Resultado em" past />
        </div>
        <TextAreaField
          name={`${at}.text`}
          label={code in STRUCTURED_EXAMS ? 'Descrição' : 'Resultado'}
          required={!(code in STRUCTURED_EXAMS)}
          rows={1}
          maxLength={2000}
        />
        <ListFault message={fault} />
      </fieldset>
    </li>
  );
}

/** "Resultados de exames": those that came, of exams that were asked for or of any other. */
export function Results() {
  const visit = useVisit();
  const { fields, append, remove } = useFieldArray<SoapValues, typeof LIST>({ name: LIST, rules: {} });
  const { data } = useSheet();
  const fault = useListFault(LIST);
  const add = (exam: { code: string; name: string }, requestedOn?: string) => {
    if (fields.some(({ code }) => code === exam.code)) return;
    append(newResult(exam, requestedOn), { shouldFocus: false });
  };
  usePicks(ADDING, ({ value, label }) => add({ code: value, name: label }));
  const awaited = (data?.awaited ?? []).filter(({ code }) => fields.every((one) => one.code !== code));
  return (
    <div
      className="column gap-6"
      role="group"
      aria-label="Resultados de exames"
      {...(fault ? { 'data-fault': true } : {})}
    >
      {fields.length > 0 ? (
        <ul className="encounter-rows" aria-label="Resultados de exames registrados">
          {fields.map(({ id, code, name }, at) => (
            <Result key={id} at={`${LIST}.${at}`} code={code} name={name} onRemove={() => remove(at)} />
          ))}
        </ul>
      ) : null}
      <SearchField
        name={ADDING}
        label="Adicionar resultado de exame"
        placeholder="Nome ou código do exame"
        source={`encounters.results ${visit.encounter.id}`}
        find={async (typed, call) => [...findEsusExams(typed), ...(await findExams(visit, typed, call))]}
        none={(typed) => `Nenhum exame com “${typed}” para este cidadão.`}
      />
      {awaited.length > 0 ? (
        <div className="row wrap gap-6">
          <span className="caption text-2">Solicitados e ainda sem resultado:</span>
          {awaited.map(({ code, name, requestedOn }) => (
            <Button
              key={code}
              look="soft"
              size="small"
              aria-label={`Registrar resultado de ${name}, solicitado em ${formatDate(requestedOn)}`}
              onClick={() => add({ code, name: sentenceCase(name) }, requestedOn)}
            >
              {sentenceCase(name)}
            </Button>
          ))}
        </div>
      ) : null}
      <ListMark name={LIST} label="Resultados de exames" />
      <ListFault message={fault} />
    </div>
  );
}
