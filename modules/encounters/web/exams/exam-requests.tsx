import { sentenceCase } from '@pec-aberto/brazil';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button, ListMark, matching, type Picked, SearchField, TextAreaField } from '#ui/index';
import { CodeField, usePicks } from '../parts/code-field.tsx';
import type { Named } from '../parts/codes.ts';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import type { SoapValues } from '../soap/values.ts';
import { useVisit } from '../visit.ts';
import { ExamRow } from './exam-row.tsx';
import { findExams } from './find-exams.ts';
import { type ExamGroup, useGroups } from './groups.ts';
import { newRequest, type TypedRequest, withExams } from './typed.ts';

const LIST = 'plan.examRequests';
const ADDING = ['adding.exam', 'adding.costlyExam'] as const;
const GROUP = 'grupo ';

/** The exams that a choice stands for: one, or all of a group. */
const examsOf = ({ value, label }: Picked, groups: readonly ExamGroup[]): readonly Named[] =>
  value.startsWith(GROUP)
    ? (groups.find(({ id }) => value === `${GROUP}${id}`)?.exams ?? []).map(({ code, name }) => ({
        code,
        name: sentenceCase(name),
      }))
    : [{ code: value, name: label }];

/** What was evaluated, which is mostly why an exam is asked for. */
const proposedFor = (problems: SoapValues['assessment']['problems']): string =>
  problems.map(({ name }) => `Acompanhamento de ${name.charAt(0).toLowerCase()}${name.slice(1)}`).join('; ');

function Request({
  at,
  onAdd,
  onRemove,
}: {
  at: number;
  onAdd: (exams: readonly Named[]) => void;
  onRemove: (code: string) => void;
}) {
  const path = `${LIST}.${at}` as const;
  const adding = ADDING[at] ?? ADDING[0];
  const visit = useVisit();
  const groups = useGroups();
  const { costly, exams } = useWatch<SoapValues, typeof path>({ name: path });
  const fault = useListFault(path);
  const listFault = useListFault(`${path}.exams`);
  usePicks(adding, (picked) => onAdd(examsOf(picked, groups)));
  const kind = costly ? 'de alto custo' : 'comuns';
  const inGroups = (typed: string) =>
    matching(
      groups.map(({ id, name, exams: of }) => ({
        value: `${GROUP}${id}`,
        label: name,
        description: `grupo, ${of.length === 1 ? '1 exame' : `${of.length} exames`}`,
      })),
      typed,
    );
  return (
    <fieldset className="column gap-6 encounter-request">
      <legend className="visually-hidden">Exames {kind}</legend>
      <div {...(fault || listFault ? { 'data-fault': true } : {})}>
        <SearchField
          name={adding}
          label={`Solicitar exames ${kind}`}
          placeholder="Exame ou grupo de exames"
          source={`encounters.exams ${visit.encounter.id} ${groups.length}`}
          find={async (typed, call) => [...inGroups(typed), ...(await findExams(visit, typed, call))]}
          none={(typed) => `Nenhum exame com “${typed}” para este cidadão.`}
        />
        <ListFault message={fault ?? listFault} />
      </div>
      {exams.length > 0 ? (
        <ul className="encounter-rows" aria-label={`Exames ${kind} solicitados`}>
          {exams.map((exam, place) => (
            <ExamRow
              key={exam.code}
              at={`${path}.exams.${place}`}
              exam={exam}
              onRemove={() => onRemove(exam.code)}
            />
          ))}
        </ul>
      ) : null}
      <ListMark name={`${path}.exams`} label={`Exames ${kind} solicitados`} />
      <div className="form-columns">
        <CodeField
          name={`${path}.cid10`}
          label="CID-10 do exame"
          placeholder="Nome ou código"
          systems={['cid10']}
          required={costly}
        />
        <TextAreaField
          name={`${path}.justification`}
          label="Justificativa do procedimento"
          rows={1}
          maxLength={500}
          required={exams.length > 0}
        />
      </div>
    </fieldset>
  );
}

/** "Solicitação de exames": common ones, and those of high cost apart. */
export function ExamRequests() {
  const { fields, append } = useFieldArray<SoapValues, typeof LIST>({ name: LIST, rules: {} });
  const { getValues, setValue, clearErrors } = useFormContext<SoapValues>();
  const fault = useListFault(LIST);
  const proposed = () => proposedFor(getValues('assessment.problems')).slice(0, 500);
  const justify = (at: number, text: string) =>
    setValue(`${LIST}.${at}.justification`, text, { shouldDirty: true });
  const add = (at: number, exams: readonly Named[]) => {
    const requests: readonly TypedRequest[] = getValues(LIST);
    clearErrors(`${LIST}.${at}`);
    setValue(`${LIST}.${at}.exams`, withExams(requests, at, exams), { shouldDirty: true });
    if (requests[at]?.justification === '') justify(at, proposed());
  };
  const remove = (at: number, code: string) => {
    const request: TypedRequest = getValues(`${LIST}.${at}`);
    const exams = request.exams.filter((one) => one.code !== code);
    clearErrors(`${LIST}.${at}`);
    setValue(`${LIST}.${at}.exams`, exams, { shouldDirty: true });
    // What came with the exams goes with the last of them, unless somebody changed it.
    if (exams.length === 0 && request.justification === proposed()) justify(at, '');
  };
  return (
    <div
      className="column gap-12"
      role="group"
      aria-label="Solicitação de exames"
      {...(fault ? { 'data-fault': true } : {})}
    >
      {fields.map(({ id }, at) => (
        <Request key={id} at={at} onAdd={(exams) => add(at, exams)} onRemove={(code) => remove(at, code)} />
      ))}
      {fields.length === 1 ? (
        <div className="row">
          <Button
            look="text"
            onClick={() => append(newRequest(true), { focusName: ADDING[1], shouldFocus: true })}
          >
            Solicitar também exames de alto custo
          </Button>
        </div>
      ) : null}
      <ListFault message={fault} />
    </div>
  );
}
