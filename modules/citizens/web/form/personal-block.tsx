import { keptName } from '#platform/contract/form/keep';
import { useFormContext, useWatch } from 'react-hook-form';
import { ComboField, DateField, MaskField, OrUnknown, RadioField, SelectField, TextField } from '#ui/index';
import { IGNORED_SEX, INDIGENOUS, noCpfReasons, RACE_NOT_TOLD, races, sexes } from '../../contract/codes.ts';
import { ethnicities } from '../../contract/codes/ethnicities.ts';
import { nameFault, socialNameFault } from '../../contract/names.ts';
import { fieldLabel } from '../../contract/labels.ts';
import { BLOCKS } from './blocks.ts';
import { DocumentsToAdd } from './documents-to-add.tsx';
import { Cell, choicesOf, FormBlock } from './parts.tsx';
import type { CitizenValues } from './values.ts';

const SEXES = choicesOf(sexes.filter(({ code }) => code !== IGNORED_SEX));
const RACES = choicesOf(races.filter(({ code }) => code !== RACE_NOT_TOLD));
const ETHNICITIES = choicesOf(ethnicities);
const NO_CPF = choicesOf(noCpfReasons);

const fullName = (typed: string) => nameFault(keptName(typed));
const anyName = (typed: string) => socialNameFault(keptName(typed));

/** "RN de Maria" is not a name: it stays for years and makes the child a second person later. */
const NEWBORN = /^\s*(rn\s|rec[eé]m[\s-]?nascid)/i;

/** A name is kept in capitals: the browser corrects and guesses nothing in it. */
const NAME_INPUT = {
  maxLength: 70,
  autoComplete: 'off',
  spellCheck: false,
  autoCapitalize: 'words',
} as const;

function NumberFields() {
  const withoutCpf = useWatch<CitizenValues, 'cpf'>({ name: 'cpf' }) === '';
  return (
    <>
      <Cell of={3} asked>
        <MaskField name="cpf" mask="cpf" label={fieldLabel('cpf')} />
      </Cell>
      <Cell of={4}>
        <MaskField name="cns" mask="cns" label={fieldLabel('cns')} />
      </Cell>
      <Cell of={5}>
        {withoutCpf ? (
          <SelectField
            name="noCpfReason"
            label={fieldLabel('noCpfReason')}
            choices={NO_CPF}
            placeholder="Não informado"
          />
        ) : null}
      </Cell>
    </>
  );
}

function NameFields() {
  const name = useWatch<CitizenValues, 'name'>({ name: 'name' });
  const newborn = NEWBORN.test(name)
    ? 'Prefira o nome que a criança vai ter. “RN de…” vira outro cadastro depois do registro civil.'
    : undefined;
  return (
    <>
      <Cell of={6}>
        <TextField
          {...NAME_INPUT}
          name="name"
          label={fieldLabel('name')}
          required
          check={fullName}
          warning={newborn}
        />
      </Cell>
      <Cell of={6}>
        <TextField
          {...NAME_INPUT}
          name="socialName"
          label={fieldLabel('socialName')}
          check={anyName}
          hint="Aparece no lugar do nome completo."
        />
      </Cell>
    </>
  );
}

/** Mother and father, each with "Desconhece essa informação". */
function ParentField({ name, box }: { name: 'motherName' | 'fatherName'; box: string }) {
  return (
    <Cell of={6}>
      <OrUnknown name={box} field={name} asked>
        {(unknown) => (
          <TextField
            {...NAME_INPUT}
            name={name}
            label={fieldLabel(name)}
            required
            disabled={unknown}
            check={fullName}
          />
        )}
      </OrUnknown>
    </Cell>
  );
}

function RaceFields() {
  const { control } = useFormContext<CitizenValues>();
  const indigenous = useWatch({ control, name: 'race' }) === String(INDIGENOUS);
  return (
    <>
      <Cell of={7}>
        <RadioField name="race" label={fieldLabel('race')} required choices={RACES} />
      </Cell>
      <Cell of={5}>
        {indigenous ? (
          <ComboField
            name="ethnicity"
            label={fieldLabel('ethnicity')}
            required
            placeholder="Digite parte do nome"
            choices={ETHNICITIES}
          />
        ) : null}
      </Cell>
    </>
  );
}

export function PersonalBlock() {
  return (
    <FormBlock block={BLOCKS.personal}>
      <NumberFields />
      <NameFields />
      <Cell of={3}>
        <DateField name="birthDate" label={fieldLabel('birthDate')} required past />
      </Cell>
      <Cell of={9}>
        <RadioField name="sex" label={fieldLabel('sex')} required choices={SEXES} />
      </Cell>
      <RaceFields />
      <ParentField name="motherName" box="motherUnknown" />
      <ParentField name="fatherName" box="fatherUnknown" />
      <DocumentsToAdd />
    </FormBlock>
  );
}
