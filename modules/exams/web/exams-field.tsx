import { sentenceCase } from '@pec-aberto/brazil';
import { IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { searchCodesContract } from '#modules/data-packages/contract/codes';
import { callApi, IconButton, NOT_PICKED, type Picked, SearchField } from '#ui/index';

export type ChosenExam = { code: string; name: string; inForce: boolean };

/** Procedures for a diagnosis: group 02 of SIGTAP. */
const EXAMS = '02';

async function findExams(search: string, call: { signal: AbortSignal }) {
  const { codes } = await callApi(
    searchCodesContract,
    { query: { search, system: 'sigtap', start: EXAMS } },
    call,
  );
  return codes.map(({ code, name }) => ({ value: code, label: sentenceCase(name), description: code }));
}

/** "Exames": what is picked in the search joins the list under it; at least one. */
export function ExamsField() {
  const { setValue, clearErrors } = useFormContext();
  const { field, fieldState } = useController({
    name: 'codes',
    rules: { validate: (chosen: ChosenExam[]) => chosen.length > 0 || 'Escolha ao menos um exame.' },
  });
  const chosen = field.value as ChosenExam[];
  const picked = useWatch<{ found: Picked }, 'found'>({ name: 'found' }) ?? NOT_PICKED;
  const join = useEffectEvent(({ value: code, label: name }: Picked) => {
    if (!chosen.some((exam) => exam.code === code))
      field.onChange([...chosen, { code, name, inForce: true }]);
    setValue('found', NOT_PICKED);
    clearErrors('found');
  });
  useEffect(() => {
    if (picked.value) join(picked);
  }, [picked]);
  return (
    <>
      <SearchField
        name="found"
        label="Exames"
        placeholder="Nome ou código do SIGTAP"
        hint={chosen.length > 0 ? undefined : 'Pesquise e escolha; repita para cada exame.'}
        source="data-packages.exams"
        find={findExams}
        none={(typed) => `Nenhum exame com “${typed}”.`}
      />
      {fieldState.error ? (
        <p className="field-message error" role="alert">
          {fieldState.error.message}
        </p>
      ) : null}
      <ul className="column gap-4" aria-label="Exames do grupo">
        {chosen.map(({ code, name, inForce }) => (
          <li key={code} className="row gap-6">
            <span className="grow">
              {sentenceCase(name)} <span className="caption text-3 numeric">{code}</span>
              {inForce ? null : <span className="tag warning">Saiu do SIGTAP</span>}
            </span>
            <IconButton
              icon={IconX}
              label={`Tirar ${sentenceCase(name)}`}
              onClick={() => field.onChange(chosen.filter((exam) => exam.code !== code))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
