import { useFormContext, useWatch } from 'react-hook-form';
import {
  ButtonLink,
  Card,
  DateField,
  Form,
  FormDraft,
  FormFoot,
  MaskField,
  Notice,
  SelectField,
  SubmitButton,
  TextField,
} from '#ui/index';
import { AddressFields } from './address-fields.tsx';
import { emailCheck, nameCheck } from './person-rules.ts';
import { councilChoices, type PersonValues, SEXES, STATES } from './person-values.ts';

/** State and number wait for the council, and are required with it (ADM-I04). */
function CouncilFields({ initial }: { initial: string }) {
  const chosen = useWatch<PersonValues, 'council'>({ name: 'council' }) !== '';
  const hint = chosen ? undefined : 'Escolha antes o conselho.';
  return (
    <>
      <SelectField name="council" label="Conselho de classe" choices={councilChoices(initial)} />
      <SelectField
        name="councilUf"
        label="Estado emissor"
        choices={STATES}
        disabled={!chosen}
        required={chosen}
        hint={hint}
      />
      <TextField
        name="councilNumber"
        label="Registro no conselho de classe"
        maxLength={30}
        autoComplete="off"
        disabled={!chosen}
        required={chosen}
        hint={hint}
      />
    </>
  );
}

/** Says while typing what an old draft would run into. */
function DraftAge({ version }: { version: string }) {
  const { formState } = useFormContext<PersonValues>();
  const typedFrom = useWatch<PersonValues, 'version'>({ name: 'version' });
  if (typedFrom === version || formState.isSubmitted) return null;
  return (
    <Notice tone="warning">
      O cadastro mudou depois deste rascunho. Descarte o rascunho e refaça a mudança sobre os dados atuais.
    </Notice>
  );
}

/** The form "Cadastro de profissional", for a new person or one on record. */
export function PersonForm({
  draft,
  defaults,
  back,
  onSave,
  onSaved,
}: {
  /** Names what is typed while it is not saved. */
  draft: { id: string; title: string };
  defaults: PersonValues;
  /** Where "Cancelar" goes. */
  back: string;
  onSave: (values: PersonValues) => Promise<void>;
  /** Told once the draft is given up too: only then may the page be left. */
  onSaved: () => void;
}) {
  return (
    <Form<PersonValues> label="Cadastro de profissional" defaults={defaults} onSubmit={onSave}>
      <FormDraft id={draft.id} title={draft.title} onSaved={onSaved} />
      <DraftAge version={defaults.version} />
      <Notice tone="warning">
        Quem atende cidadãos deve estar no SCNES: sem isso, o SISAB invalida a produção se o CNES não for
        atualizado antes do fechamento da competência. O CPF é o login.
      </Notice>
      <Card title="Dados pessoais">
        <div className="column gap-16">
          <div className="form-columns">
            <TextField
              name="name"
              label="Nome completo"
              required
              maxLength={200}
              autoComplete="off"
              check={nameCheck}
            />
            <TextField
              name="socialName"
              label="Nome social"
              maxLength={200}
              autoComplete="off"
              check={nameCheck}
              hint="Aparece no lugar do nome, menos na administração e em registros antigos."
            />
            <MaskField name="cpf" mask="cpf" label="CPF" required />
            <MaskField name="cns" mask="cns" label="CNS" />
            <DateField name="birthDate" label="Data de nascimento" />
            <SelectField name="sex" label="Sexo" choices={SEXES} />
          </div>
          <div className="form-columns">
            <CouncilFields initial={defaults.council} />
          </div>
          <div className="form-columns">
            <TextField
              name="email"
              label="E-mail"
              maxLength={200}
              inputMode="email"
              autoComplete="off"
              check={emailCheck}
            />
            <MaskField name="phone" mask="phone" label="Telefone" />
          </div>
        </div>
      </Card>
      <Card title="Endereço residencial">
        <AddressFields />
      </Card>
      <FormFoot>
        <ButtonLink to={back}>Cancelar</ButtonLink>
        <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
      </FormFoot>
    </Form>
  );
}
