import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import {
  Button,
  Card,
  CheckboxField,
  ComboField,
  CopyField,
  DateField,
  FileDrop,
  Form,
  FormDraft,
  FormFoot,
  MaskField,
  OrUnknown,
  PasswordField,
  RadioCards,
  RadioField,
  SearchField,
  SelectField,
  showToast,
  SubmitButton,
  TextAreaField,
  TextField,
} from '../index.ts';
import { matching } from '../kit/fields/combo-field.tsx';

const CIAP = [
  { value: 'N01', label: 'Cefaleia', description: 'N01' },
  { value: 'N95', label: 'Cefaleia de tensão', description: 'N95' },
  { value: 'R05', label: 'Tosse', description: 'R05' },
];
const SEXES = [
  { value: 'F', label: 'Feminino' },
  { value: 'M', label: 'Masculino' },
  { value: 'I', label: 'Indeterminado' },
];
const COUNTRIES = [
  'Angola',
  'Argentina',
  'Bolívia',
  'Colômbia',
  'Haiti',
  'Paraguai',
  'São Tomé e Príncipe',
].map((label, place) => ({ value: String(place), label }));
const SHIFTS = [
  { value: 'manha', label: 'Manhã', description: 'Das 07:00 às 13:00' },
  { value: 'tarde', label: 'Tarde', description: 'Das 13:00 às 19:00' },
];

/** Shows every field with its error, as after a press on the main button. */
function ShowErrors() {
  const { trigger } = useFormContext();
  useEffect(() => void trigger(), [trigger]);
  return null;
}

/** Answers as a route of the server does. */
const findCiap = (typed: string) => Promise.resolve(matching(CIAP, typed));

function Empty() {
  return (
    <Card title="Campos com erro">
      <Form
        label="Campos com erro"
        defaults={{ cpf: '00011122234', birth: '31/02/1990', name: '', text: '', shift: '', agree: false }}
        onSubmit={() => undefined}
      >
        <ShowErrors />
        <MaskField name="cpf" mask="cpf" label="CPF" required />
        <DateField name="birth" label="Data de nascimento" required />
        <TextField name="name" label="Nome completo" required placeholder="Ex.: Maria Aparecida" />
        <SelectField name="unit" label="Unidade responsável" required choices={SHIFTS} />
        <TextAreaField name="text" label="Justificativa" required />
        <RadioCards name="shift" label="Turno" required choices={SHIFTS} />
        <CheckboxField name="agree" label="Li e concordo" required />
      </Form>
    </Card>
  );
}

function Filled() {
  return (
    <Card title="Campos preenchidos">
      <Form
        label="Campos preenchidos"
        defaults={{ name: 'Maria Aparecida Nunes', bp: '12/8', unit: 'UBS Acácias', password: '' }}
        onSubmit={() => showToast('Salvo.')}
      >
        <FormDraft id="galeria" title="Campos preenchidos" />
        <TextField name="name" label="Nome completo" required />
        <TextField name="bp" label="Pressão arterial (mmHg)" warning="Confirma 12/8 mmHg?" />
        <TextField name="unit" label="Unidade responsável" readOnly hint="preenchida pela equipe" />
        <SearchField
          name="ciap"
          label="CIAP 2"
          hint="Código ou palavra"
          source="galeria-ciap"
          find={findCiap}
          none={(typed) => `Nenhum código com “${typed}”.`}
        />
        <MaskField name="cns" mask="cns" label="CNS" optional />
        <DateField name="birth" label="Data de nascimento" hint="Aceita 12/3/72, hoje ou -7" />
        <SelectField name="shift" label="Turno" choices={SHIFTS} />
        <TextAreaField name="text" label="Observação" optional />
        <RadioCards name="radio" label="Turno da visita" choices={SHIFTS} />
        <CheckboxField name="check" label="Mostrar inativas" hint="Só nesta lista" />
        <PasswordField name="password" label="Senha" autoComplete="new-password" />
        <div className="form-foot">
          <SubmitButton keys="Ctrl S">Salvar campos</SubmitButton>
        </div>
      </Form>
      <FileDrop
        label="Arquivo do CNES"
        extensions={['.zip', '.xml']}
        maxBytes={1e8}
        onFile={() => undefined}
      />
      <CopyField label="Senha provisória" value="ffvp-8778-vtxd" />
    </Card>
  );
}

/** The fields of a person's record, as the citizen's form has them. */
function Person() {
  return (
    <Card title="Cadastro de pessoa">
      <Form
        label="Cadastro de pessoa"
        enterMoves="all"
        defaults={{ document: '52998224725', phone: '48999990000', cep: '88010400', fatherUnknown: true }}
        onSubmit={() => showToast('Salvo.')}
      >
        <div className="form-columns">
          <MaskField name="document" mask="cpfCns" label="CPF ou CNS" />
          <DateField name="born" label="Nascimento" past hint="Ano com dois números: 120372" />
          <MaskField name="phone" mask="phone" label="Telefone celular" />
          <MaskField name="cep" mask="cep" label="CEP" />
        </div>
        <RadioField name="sex" label="Sexo" required choices={SEXES} />
        <OrUnknown name="motherUnknown" field="mother" asked>
          {(unknown) => <TextField name="mother" label="Nome da mãe" required disabled={unknown} />}
        </OrUnknown>
        <OrUnknown name="fatherUnknown" field="father" asked>
          {(unknown) => <TextField name="father" label="Nome do pai" required disabled={unknown} />}
        </OrUnknown>
        <ComboField name="country" label="País de nascimento" choices={COUNTRIES} placeholder="Ex.: Haiti" />
        <FormFoot>
          <Button>Cancelar</Button>
          <SubmitButton keys="Ctrl Enter">Salvar pessoa</SubmitButton>
        </FormFoot>
      </Form>
    </Card>
  );
}

export function FieldsSection() {
  return (
    <>
      <Filled />
      <Empty />
      <Person />
    </>
  );
}
