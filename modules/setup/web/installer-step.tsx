import { UFS } from '@pec-aberto/brazil';
import { useFormContext } from 'react-hook-form';
import {
  Button,
  DateField,
  Form,
  MaskField,
  PasswordField,
  SelectField,
  SubmitButton,
  TextField,
} from '#platform/ui/light';
import type { Draft } from './draft.ts';
import { KeepTyped } from './keep-typed.tsx';
import { type Faults, ServerFaults } from './server-faults.tsx';

export type InstallerValues = { installer: Draft['installer']; password: string; confirmation: string };

const SEXES = [
  { value: 'F', label: 'Feminino' },
  { value: 'M', label: 'Masculino' },
];
const STATES = UFS.map(({ sigla, name }) => ({ value: sigla, label: name }));

function Passwords() {
  const { getValues } = useFormContext<InstallerValues>();
  const matches = (typed: string) =>
    typed === getValues('password') ? undefined : 'As senhas não são iguais. Digite de novo.';
  return (
    <div className="form-columns">
      <PasswordField
        name="password"
        label="Senha"
        autoComplete="new-password"
        hint="De 8 a 20 caracteres, com letra e número, sem seu nome, CPF, CNS ou nascimento."
      />
      <PasswordField
        name="confirmation"
        label="Confirmação de senha"
        autoComplete="new-password"
        check={matches}
      />
    </div>
  );
}

/** Step 2 of the set-up: who answers for the installation, and the password to enter with. */
export function InstallerStep({
  values,
  faults,
  onType,
  onBack,
  onNext,
}: {
  values: InstallerValues;
  faults: Faults;
  onType: (values: InstallerValues) => void;
  onBack: () => void;
  onNext: (values: InstallerValues) => void;
}) {
  return (
    <Form<InstallerValues> label="Cadastrar instalador" defaults={values} onSubmit={onNext}>
      <KeepTyped<InstallerValues> onChange={onType} />
      <ServerFaults faults={faults} />
      <TextField name="installer.name" label="Nome completo" required maxLength={200} autoFocus />
      <div className="form-columns">
        <MaskField name="installer.cpf" mask="cpf" label="CPF" required />
        <MaskField name="installer.cns" mask="cns" label="CNS" optional />
        <DateField name="installer.birthDate" label="Data de nascimento" optional />
        <SelectField name="installer.sex" label="Sexo" optional choices={SEXES} />
        <TextField name="installer.council" label="Conselho de classe" optional maxLength={40} />
        <SelectField name="installer.councilUf" label="Estado emissor" optional choices={STATES} />
        <TextField name="installer.councilNumber" label="Registro" optional maxLength={30} />
        <TextField name="installer.email" label="E-mail" optional maxLength={200} inputMode="email" />
        <TextField name="installer.phone" label="Telefone" optional maxLength={20} inputMode="tel" />
      </div>
      <Passwords />
      <div className="form-foot">
        <Button onClick={onBack}>Voltar</Button>
        <SubmitButton>Avançar</SubmitButton>
      </div>
    </Form>
  );
}
