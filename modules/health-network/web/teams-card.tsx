import { searchKey, sentenceCase, titleCasePlace } from '@pec-aberto/brazil';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { Card, EmptyState, formatDate, SearchBox, StatusMark, TwoLines } from '#platform/ui/index';
import type { getUnit } from '../contract.ts';
import { FilterCheck } from './filter-check.tsx';

type Team = RouteOutput<typeof getUnit>['teams'][number];

const COLUMNS = ['Nome', 'INE', 'Área', 'Tipo de equipe'];
/** From so many on, a search is worth its place. */
const MANY = 6;

/** "SIGLA – DESCRIÇÃO"; files often repeat the acronym at the start of the description. */
function typeOf({ typeAcronym, typeName, typeCode }: Team): string {
  const acronym = typeAcronym || typeCode;
  if (searchKey(typeName).startsWith(`${searchKey(acronym)} `)) return sentenceCase(typeName);
  return [acronym, sentenceCase(typeName)].filter(Boolean).join(' – ');
}
const areaOf = ({ areaCode, areaName }: Team) =>
  [areaCode, titleCasePlace(areaName)].filter(Boolean).join(' – ');

function Name({ team }: { team: Team }) {
  if (team.active) return <span className="strong">{titleCasePlace(team.name)}</span>;
  const since = team.deactivatedOn ? ` em ${formatDate(team.deactivatedOn)}` : '';
  return (
    <TwoLines
      first={titleCasePlace(team.name)}
      second={<StatusMark shape="none">{`Inativa${since}`}</StatusMark>}
    />
  );
}

function TeamTable({ teams }: { teams: readonly Team[] }) {
  return (
    <div className="table-scroll">
      <table className="data-table" aria-label="Equipes">
        <thead>
          <tr>
            {COLUMNS.map((title) => (
              <th key={title} scope="col" style={{ textAlign: 'left' }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.id}>
              <td data-label="Nome">
                <Name team={team} />
              </td>
              <td data-label="INE" className="numeric">
                {team.ine}
              </td>
              <td data-label="Área">{areaOf(team) || '–'}</td>
              <td data-label="Tipo de equipe">{typeOf(team) || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Teams of a unit: the active ones, or all. */
export function TeamsCard({
  teams,
  showInactive,
  onShowInactive,
}: {
  teams: readonly Team[];
  showInactive: boolean;
  onShowInactive: (show: boolean) => void;
}) {
  const [typed, setTyped] = useState('');
  const sought = searchKey(typed);
  const found = teams.filter((team) =>
    searchKey(`${team.name} ${typeOf(team)} ${team.ine}`).includes(sought),
  );
  return (
    <Card
      title="Equipes"
      action={
        <FilterCheck label="Mostrar equipes inativas" checked={showInactive} onChange={onShowInactive} />
      }
    >
      <div className="column">
        {teams.length >= MANY || typed ? (
          <SearchBox label="Pesquise pelo nome, tipo ou INE" value={typed} onSearch={setTyped} />
        ) : null}
        {found.length > 0 ? <TeamTable teams={found} /> : null}
        {found.length === 0 ? (
          <EmptyState title={typed ? `Nenhuma equipe com “${typed}”` : 'Nenhuma equipe'}>
            {showInactive ? 'O CNES não traz equipes desta unidade.' : 'Pode haver equipes inativas.'}
          </EmptyState>
        ) : null}
      </div>
    </Card>
  );
}
