import { searchKey, sentenceCase, titleCasePlace } from '@pec-aberto/brazil';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  FilterCheck,
  Card,
  type Column,
  EmptyState,
  formatDate,
  SearchBox,
  SimpleTable,
  StatusMark,
  TwoLines,
} from '#ui/index';
import type { getUnit } from '../contract.ts';

type Team = RouteOutput<typeof getUnit>['teams'][number];

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

const COLUMNS: readonly Column<Team>[] = [
  { key: 'name', title: 'Nome', cell: (team) => <Name team={team} /> },
  { key: 'ine', title: 'INE', className: 'numeric', cell: ({ ine }) => ine },
  { key: 'area', title: 'Área', cell: (team) => areaOf(team) || '–' },
  { key: 'type', title: 'Tipo de equipe', cell: (team) => typeOf(team) || '–' },
];

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
        {found.length > 0 ? (
          <SimpleTable label="Equipes" columns={COLUMNS} rows={found} rowKey={({ id }) => id} />
        ) : null}
        {found.length === 0 ? (
          <EmptyState title={typed ? `Nenhuma equipe com “${typed}”` : 'Nenhuma equipe'}>
            {showInactive ? 'O CNES não traz equipes desta unidade.' : 'Pode haver equipes inativas.'}
          </EmptyState>
        ) : null}
      </div>
    </Card>
  );
}
