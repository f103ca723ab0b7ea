import { sentenceCase } from '@pec-aberto/brazil';
import { useState } from 'react';
import type { Static } from 'typebox';
import {
  callApi,
  Card,
  DateField,
  displayedZone,
  Form,
  NOT_PICKED,
  type Picked,
  SearchField,
  SelectField,
  SubmitButton,
  TextField,
} from '#ui/index';
import { civilToday } from '#ui/kit/dates';
import { searchCbosContract } from '../contract.ts';
import { CODE_SYSTEMS, type CodeSystem, type searchCodesContract } from '../contract/codes.ts';
import './codes.css';

/** What is asked of the tables. */
export type AskedCodes = Static<NonNullable<(typeof searchCodesContract)['query']>>;

type Values = { search: string; system: string; cbo: Picked; sex: string; birth: string; on: string };

const LEAST = 2;
const SYSTEMS = Object.entries(CODE_SYSTEMS).map(([value, label]) => ({ value, label }));
const SEXES = [
  { value: '1', label: 'Feminino' },
  { value: '0', label: 'Masculino' },
];

async function findCbos(search: string, call: { signal: AbortSignal }) {
  const found = await callApi(searchCbosContract, { query: { search } }, call);
  return found.map(({ code, name }) => ({ value: code, label: `${sentenceCase(name)} – ${code}` }));
}

function asked({ search, system, cbo, sex, birth, on }: Values): AskedCodes {
  return {
    search: search.trim(),
    ...(system === '' ? {} : { system: system as CodeSystem }),
    ...(cbo.value === '' ? {} : { cbo: cbo.value }),
    ...(sex === '' ? {} : { sex: Number(sex) }),
    ...(birth === '' ? {} : { birth }),
    on,
  };
}

/** What to look for, by whom, for whom and when. */
export function CodeForm({ onAsk }: { onAsk: (codes: AskedCodes) => void }) {
  const [defaults] = useState<Values>(() => ({
    search: '',
    system: '',
    cbo: NOT_PICKED,
    sex: '',
    birth: '',
    on: civilToday(new Date(), displayedZone()),
  }));
  return (
    <Card title="O que procurar">
      <Form<Values>
        label="O que procurar nas tabelas"
        defaults={defaults}
        onSubmit={(values) => onAsk(asked(values))}
      >
        <div className="code-fields">
          <TextField
            name="search"
            label="Código ou palavras"
            required
            placeholder="Ex.: aferição pressão, J00, 03.01.10.003-9"
            maxLength={80}
            check={(typed) =>
              typed.trim().length < LEAST ? `Digite ao menos ${LEAST} letras ou números.` : undefined
            }
          />
          <SelectField name="system" label="Tabela" placeholder="Todas as principais" choices={SYSTEMS} />
          <SearchField
            name="cbo"
            label="CBO de quem usa"
            source="codes.cbo"
            placeholder="Ex.: técnico de enfermagem"
            find={findCbos}
            none={(typed) => `Nenhuma ocupação com “${typed}”.`}
          />
          <SelectField name="sex" label="Sexo do cidadão" placeholder="Qualquer um" choices={SEXES} />
          <DateField name="birth" label="Nascimento do cidadão" past />
          <DateField name="on" label="No dia" required />
        </div>
        <div className="form-foot">
          <SubmitButton>Procurar</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
