import { sentenceCase } from '@pec-aberto/brazil';
import { useFormContext, useWatch } from 'react-hook-form';
import { callApi, RadioField, SearchField, SelectField, TextField } from '#ui/index';
import { searchCbosContract } from '#modules/data-packages/contract';
import {
  bloodTypes,
  educations,
  genderIdentities,
  maritalStatuses,
  sexualOrientations,
} from '../../contract/codes.ts';
import { isChild } from '../../contract/child.ts';
import { fieldLabel } from '../../contract/labels.ts';
import { today } from '../today.ts';
import { BLOCKS } from './blocks.ts';
import { Cell, choicesOf, FormBlock, YES_NO } from './parts.tsx';
import type { CitizenValues } from './values.ts';

const MARITAL = choicesOf(maritalStatuses);
const BLOOD = choicesOf(bloodTypes);
const EDUCATION = choicesOf(educations);
const ORIENTATIONS = choicesOf(sexualOrientations);
const IDENTITIES = choicesOf(genderIdentities);

const nisCheck = (typed: string) =>
  typed.replace(/\D/g, '').length === 11 ? undefined : 'O NIS tem 11 dígitos.';

async function findCbos(search: string, call: { signal: AbortSignal }) {
  const found = await callApi(searchCbosContract, { query: { search } }, call);
  return found.map(({ code, name }) => ({ value: code, label: `${sentenceCase(name)} – ${code}` }));
}

const QUESTIONS = {
  informsSexualOrientation: 'O cidadão deseja informar orientação sexual?',
  informsGenderIdentity: 'O cidadão deseja informar identidade de gênero?',
} as const;

/** Only a yes asks what. A record that came without an answer is not held up for it; a child is not asked. */
function Identity({
  question,
  answer,
  choices,
}: {
  question: 'informsSexualOrientation' | 'informsGenderIdentity';
  answer: 'sexualOrientation' | 'genderIdentity';
  choices: ReturnType<typeof choicesOf>;
}) {
  const { getValues } = useFormContext<CitizenValues>();
  const [reply, birthDate] = useWatch<CitizenValues, [typeof question, 'birthDate']>({
    name: [question, 'birthDate'],
  });
  const { version, opened } = getValues();
  const required = version === 0 || opened[question] !== '';
  const told = reply === 'sim';
  if (reply === '' && isChild(birthDate, today())) return null;
  return (
    <>
      <Cell of={6}>
        <RadioField name={question} label={QUESTIONS[question]} required={required} choices={YES_NO} />
      </Cell>
      <Cell of={6}>
        {told ? <SelectField name={answer} label={fieldLabel(answer)} required choices={choices} /> : null}
      </Cell>
    </>
  );
}

export function FurtherBlock() {
  return (
    <FormBlock block={BLOCKS.further}>
      <Cell of={4}>
        <TextField
          name="nis"
          label={fieldLabel('nis')}
          inputMode="numeric"
          maxLength={14}
          autoComplete="off"
          check={nisCheck}
        />
      </Cell>
      <Cell of={4}>
        <SelectField
          name="maritalStatus"
          label={fieldLabel('maritalStatus')}
          choices={MARITAL}
          placeholder="Não informado"
        />
      </Cell>
      <Cell of={4}>
        <SelectField
          name="bloodType"
          label={fieldLabel('bloodType')}
          choices={BLOOD}
          placeholder="Não informado"
        />
      </Cell>
      <Cell of={6}>
        <SearchField
          name="occupationCbo"
          label={fieldLabel('occupationCbo')}
          placeholder="Nome ou código da CBO"
          source="citizens.cbos"
          find={findCbos}
          none={(typed) => `Nenhuma ocupação com “${typed}”.`}
        />
      </Cell>
      <Cell of={6}>
        <SelectField
          name="education"
          label={fieldLabel('education')}
          choices={EDUCATION}
          placeholder="Não informado"
        />
      </Cell>
      <Identity question="informsSexualOrientation" answer="sexualOrientation" choices={ORIENTATIONS} />
      <Identity question="informsGenderIdentity" answer="genderIdentity" choices={IDENTITIES} />
    </FormBlock>
  );
}
