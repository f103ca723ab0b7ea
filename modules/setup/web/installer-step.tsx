import { UFS } from '@pec-aberto/brazil';
import { useWatch } from 'react-hook-form';
import { NewPasswordFields } from '#modules/access/web/light';
import { emailCheck, nameCheck } from '#modules/health-network/web/light';
import { Button, DateField, Form, MaskField, SelectField, SubmitButton, TextField } from '#ui/light';
import type { Draft } from './draft.ts';
import { KeepTyped } from './keep-typed.tsx';
import { type Faults, ServerFaults } from './server-faults.tsx';

export type InstallerValues = { installer: Draft['installer']; password: string; confirmation: string };

const SEXES = [
  { value: 'F', label: 'Feminino' },
  { value: 'M', label: 'Masculino' },
];
const STATES = UFS.map(({ sigla, name }) => ({ value: sigla, label: name }));

/** The rules of the password know whose it is. */
function Passwords() {
  const { name, cpf, cns } = useWatch<InstallerValues, 'installer'>({ name: 'installer' });
  return <NewPasswordFields field="password" label="Senha" personName={name} numbers={[cpf, cns]} />;
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
      <TextField
        name="installer.name"
        label="Nome completo"
        required
        maxLength={200}
        check={nameCheck}
        autoFocus
      />
      <div className="form-columns">
        <MaskField name="installer.cpf" mask="cpf" label="CPF" required />
        <MaskField name="installer.cns" mask="cns" label="CNS" optional />
        <DateField name="installer.birthDate" label="Data de nascimento" optional />
        <SelectField name="installer.sex" label="Sexo" optional choices={SEXES} />
        <TextField name="installer.council" label="Conselho de classe" optional maxLength={40} />
        <SelectField name="installer.councilUf" label="Estado emissor" optional choices={STATES} />
        <TextField name="installer.councilNumber" label="Registro" optional maxLength={30} />
        <TextField
          name="installer.email"
          label="E-mail"
          optional
          maxLength={200}
          inputMode="email"
          check={emailCheck}
        />
        <MaskField name="installer.phone" mask="phone" label="Telefone" optional />
      </div>
      <Passwords />
      <div className="form-foot">
        <Button onClick={onBack}>Voltar</Button>
        <SubmitButton>Avançar</SubmitButton>
      </div>
    </Form>
  );
}
