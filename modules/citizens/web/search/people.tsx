import { shortAge } from '@pec-aberto/clinical';
import { titleCaseName } from '@pec-aberto/brazil';
import { IconUsers } from '@tabler/icons-react';
import { type Column, formatDate, Icon, Marked, PersonCell, TwoLines } from '#ui/index';
import { labelOf, sexes } from '../../contract/codes.ts';
import { ageDay } from '../age.ts';
import { today } from '../today.ts';
import type { FoundCitizen } from './use-search.ts';

/** "54 anos · Feminino". */
export const ageAndSex = (age: string, sex: number | null): string =>
  [age, labelOf(sexes, sex)].filter(Boolean).join(' · ');

function Tags({ row }: { row: FoundCitizen }) {
  return (
    <>
      {row.suspected ? (
        <span className="tag warning">
          <Icon of={IconUsers} size="small" /> Possível duplicado
        </span>
      ) : null}
      {row.match === 'sound' ? <span className="tag">Nome parecido</span> : null}
      {row.deceased ? <span className="tag">Óbito</span> : null}
      {row.status === 'inactive' ? <span className="tag">Inativo</span> : null}
      {row.unified ? (
        <span className="tag info" title={`Encontrado pelo cadastro de ${titleCaseName(row.unified)}`}>
          Unificado
        </span>
      ) : null}
    </>
  );
}

function Cpf({ cpf }: { cpf: string | null }) {
  if (cpf === null) return <span className="text-warning">sem CPF</span>;
  return <span className="numeric nowrap">{cpf}</span>;
}

const motherOf = ({ civilName, motherName }: FoundCitizen): string =>
  [civilName && `Nome civil: ${titleCaseName(civilName)}`, motherName && `Mãe: ${titleCaseName(motherName)}`]
    .filter(Boolean)
    .join(' · ');

/** Columns of a list of citizens; `typed` is marked in their names. */
export const personColumns = (typed: string): readonly Column<FoundCitizen>[] => [
  {
    key: 'name',
    title: 'Cidadão',
    cell: (row) => {
      const name = titleCaseName(row.name);
      return (
        <PersonCell
          name={name}
          title={<Marked text={name} typed={typed} />}
          second={motherOf(row) || 'Mãe não informada'}
          tags={<Tags row={row} />}
        />
      );
    },
  },
  {
    key: 'birth',
    title: 'Nascimento',
    width: '148px',
    cell: ({ birthDate, sex, ...person }) => (
      <TwoLines
        first={<span className="numeric">{birthDate ? formatDate(birthDate) : 'sem data'}</span>}
        second={ageAndSex(shortAge(birthDate, ageDay(person, today())), sex)}
      />
    ),
  },
  {
    key: 'cpf',
    title: 'CPF e equipe',
    width: '148px',
    cell: ({ cpf, team }) => <TwoLines first={<Cpf cpf={cpf} />} second={team ?? 'sem equipe'} />,
  },
];
