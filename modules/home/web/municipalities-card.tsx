import { titleCaseName } from '@pec-aberto/brazil';
import { listActivations } from '#modules/activation/contract';
import { listResponsibles } from '#modules/health-network/contract';
import { Card, EmptyState, ErrorState, Skeleton, StatusMark, useRoute } from '#ui/index';
import { PageLink } from './page-link.tsx';

const SHOWN = 10;

/** The municipalities of the installation: who answers for each, and whether it is activated. */
export function MunicipalitiesCard() {
  const { data, isError, error, refetch } = useRoute(listResponsibles, { query: { limit: SHOWN } });
  const activations = useRoute(listActivations, {});
  const active = new Map(
    activations.data?.rows.map((row) => [row.municipality.ibge, row.activation !== null]),
  );
  return (
    <Card title="Municípios e responsáveis" action={<PageLink to="/municipios">Abrir</PageLink>}>
      {!data && isError ? (
        <ErrorState what="os municípios" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton /> : null}
      {data?.rows.length === 0 ? (
        <EmptyState
          title="Nenhum município ainda"
          action={
            <PageLink to="/municipios" look="soft">
              Adicionar município
            </PageLink>
          }
        >
          Adicione o município e seu responsável para que ele ative a instalação e importe o CNES.
        </EmptyState>
      ) : null}
      <ul className="home-list">
        {data?.rows.map(({ id, municipality, professional }) => (
          <li key={id}>
            <span className="grow">
              <strong>
                {municipality.name} – {municipality.uf}
              </strong>
              <br />
              <span className="caption text-3">{titleCaseName(professional.name)}</span>
            </span>
            {active.has(municipality.ibge) ? (
              <StatusMark shape={active.get(municipality.ibge) ? 'done' : 'attention'}>
                {active.get(municipality.ibge) ? 'Ativado' : 'Falta ativar'}
              </StatusMark>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
