import { titleCaseName } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { listCnesImports } from '#modules/health-network/contract';
import { IMPORT_STATUS } from '#modules/health-network/web/index';
import {
  Card,
  EmptyState,
  ErrorState,
  formatDate,
  formatRecent,
  routeKey,
  Skeleton,
  StatusMark,
  useJobEvents,
  useRoute,
} from '#ui/index';
import { PageLink } from './page-link.tsx';

/** The last CNES import that this access may see. */
export function ImportCard() {
  const queries = useQueryClient();
  const { data, isError, error, refetch } = useRoute(listCnesImports, { query: { limit: 1 } });
  useJobEvents(() => void queries.invalidateQueries({ queryKey: routeKey(listCnesImports) }));
  const last = data?.rows[0];
  return (
    <Card title="Última importação do CNES" action={<PageLink to="/cnes">Abrir CNES</PageLink>}>
      {!data && isError ? (
        <ErrorState what="as importações" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={2} /> : null}
      {data && !last ? (
        <EmptyState
          title="O CNES ainda não foi importado"
          action={
            <PageLink to="/cnes" look="soft">
              Importar o CNES
            </PageLink>
          }
        >
          Unidades, equipes e profissionais vêm do arquivo do CNES.
        </EmptyState>
      ) : null}
      {last ? (
        <div className="column gap-4 secondary">
          <StatusMark shape={IMPORT_STATUS[last.status].shape}>{IMPORT_STATUS[last.status].label}</StatusMark>
          <strong>
            {last.municipality.name} – {last.municipality.uf}
          </strong>
          <span className="text-2">
            {last.fileName}
            {last.fileDate ? `, de ${formatDate(last.fileDate)}` : ''}
          </span>
          <span className="caption text-3">
            {formatRecent(last.finishedAt ?? last.createdAt)} ·{' '}
            {last.requestedBy ? titleCaseName(last.requestedBy) : 'Linha de comando'}
          </span>
        </div>
      ) : null}
    </Card>
  );
}
