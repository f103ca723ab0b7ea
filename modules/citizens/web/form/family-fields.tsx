import { useWatch } from 'react-hook-form';
import { type Choice, MaskField, RadioField, SearchField, SelectField } from '#ui/index';
import { kinships } from '../../contract/codes.ts';
import { findPeople } from '../find-people.ts';
import { Cell, choicesOf } from './parts.tsx';
import type { FamilyValues } from './values.ts';

const ROLES: readonly Choice[] = [
  { value: 'sim', label: 'É o responsável familiar' },
  { value: 'nao', label: 'Tem um responsável familiar' },
];
const KINSHIPS = choicesOf(kinships);

/** Whether the person answers for the family or who does. A number only where that person has no registration. */
export function FamilyFields() {
  const { isResponsible, responsibleId } = useWatch<{ family: FamilyValues }, 'family'>({ name: 'family' });
  return (
    <>
      <div className="cell-12">
        <RadioField name="family.isResponsible" label="Papel na família" choices={ROLES} />
      </div>
      {isResponsible === 'nao' ? (
        <>
          <Cell of={5}>
            <SearchField
              name="family.responsibleId"
              label="Responsável familiar"
              placeholder="Nome, CPF ou CNS"
              source="citizens.people"
              least={3}
              find={findPeople}
              none={(typed) => `Nenhum cadastro com “${typed}”. Informe ao lado o CPF ou o CNS.`}
            />
          </Cell>
          <Cell of={4}>
            <MaskField
              name="family.responsibleDocument"
              mask="cpfCns"
              label="ou CPF/CNS, se não tem cadastro aqui"
              disabled={responsibleId?.value !== ''}
            />
          </Cell>
          <Cell of={3}>
            <SelectField
              name="family.kinship"
              label="Parentesco"
              choices={KINSHIPS}
              placeholder="Não informado"
            />
          </Cell>
        </>
      ) : null}
    </>
  );
}
