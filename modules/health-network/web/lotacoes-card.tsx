import type { RouteOutput } from '#platform/contract/route';
import { Card, classes, EmptyState, StatusMark } from '#platform/ui/index';
import type { getProfessional } from '../contract.ts';
import { FilterCheck } from './filter-check.tsx';

type Lotacao = RouteOutput<typeof getProfessional>['lotacoes'][number];

function LotacaoItem({ lotacao }: { lotacao: Lotacao }) {
  const { unit, municipality, cbo, team, profiles, active, origin, agenda } = lotacao;
  return (
    <li className={classes('lotacao', 'column', 'gap-4', !active && 'inactive')}>
      <span className="row wrap">
        <strong className="grow">{unit.name}</strong>
        {active ? null : <StatusMark shape="none">Inativa</StatusMark>}
      </span>
      <span className="text-3">
        CNES {unit.cnes} · {municipality.name} – {municipality.uf}
      </span>
      <span>CBO {cbo.name === cbo.code ? cbo.code : `${cbo.name} – ${cbo.code}`}</span>
      <span>
        {team ? `Equipe ${team.name} – ${team.ine}` : 'Sem equipe'}
        {lotacao.microarea ? ` · microárea ${lotacao.microarea}` : ''}
      </span>
      <span>{profiles.length > 0 ? `Perfis: ${profiles.join('; ')}` : 'Nenhum perfil ainda'}</span>
      <span className="caption text-3">
        {agenda === 'padrao' ? 'Agenda padrão do município' : 'Sem agenda configurada'} ·{' '}
        {origin === 'cnes' ? 'veio do CNES' : 'cadastrada à mão'}
        {origin === 'manual' && !lotacao.updateOnCnes ? ', a importação não a muda' : ''}
      </span>
    </li>
  );
}

/** Lotações of a professional: the active ones, or all. */
export function LotacoesCard({
  lotacoes,
  showInactive,
  onShowInactive,
}: {
  lotacoes: readonly Lotacao[];
  showInactive: boolean;
  onShowInactive: (show: boolean) => void;
}) {
  return (
    <Card
      title="Lotações"
      action={<FilterCheck label="Mostrar inativas" checked={showInactive} onChange={onShowInactive} />}
    >
      {lotacoes.length === 0 ? (
        <EmptyState title={showInactive ? 'Nenhuma lotação cadastrada' : 'Nenhuma lotação ativa'}>
          {showInactive
            ? 'As lotações vêm do arquivo do CNES.'
            : 'Marque “Mostrar inativas” para ver as anteriores.'}
        </EmptyState>
      ) : (
        <ul className="lotacoes">
          {lotacoes.map((lotacao) => (
            <LotacaoItem key={lotacao.id} lotacao={lotacao} />
          ))}
        </ul>
      )}
    </Card>
  );
}
