import { useQueryClient } from '@tanstack/react-query';
import {
  ErrorState,
  formatDate,
  formatNumber,
  formatRecent,
  Page as Frame,
  routeKey,
  Skeleton,
  TwoLines,
  useRoute,
} from '#platform/ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { listDataPackages } from '../contract.ts';
import { ImportPackage } from './import-package.tsx';

type DataPackage = RouteOutput<typeof listDataPackages>[number];

const HASH_SHOWN = 12;
const COLUMNS = ['Pacote', 'Versão', 'Data', 'Linhas', 'Em uso desde', 'SHA-256'];

function PackageRow({ row }: { row: DataPackage }) {
  return (
    <tr>
      <td data-label="Pacote">
        <TwoLines first={row.title} second={row.source} />
      </td>
      <td data-label="Versão">{row.version}</td>
      <td data-label="Data" className="nowrap">
        {formatDate(row.date)}
      </td>
      <td data-label="Linhas" className="numeric">
        {formatNumber(row.rows)}
      </td>
      <td data-label="Em uso desde" className="nowrap">
        {formatRecent(row.importedAt)}
      </td>
      <td data-label="SHA-256" className="mono" title={row.sha256}>
        {row.sha256.slice(0, HASH_SHOWN)}…
      </td>
    </tr>
  );
}

function PackageTable({ rows }: { rows: readonly DataPackage[] }) {
  return (
    <div className="card">
      <div className="table-scroll">
        <table className="data-table" aria-label="Pacotes de dados em uso">
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
            {rows.map((row) => (
              <PackageRow key={row.name} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Code tables in use, and the import of newer ones. */
export function Page() {
  const client = useQueryClient();
  const { data, isError, error, refetch } = useRoute(listDataPackages, {});
  return (
    <Frame title="Pacotes de dados">
      <p className="secondary text-2">
        Tabelas de códigos do Ministério da Saúde. Um pacote novo troca a tabela inteira, sem atualizar o
        programa.
      </p>
      <ImportPackage
        onImported={() => void client.invalidateQueries({ queryKey: routeKey(listDataPackages) })}
      />
      {data ? <PackageTable rows={data} /> : null}
      {!data && isError ? (
        <ErrorState what="os pacotes de dados" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data || isError ? null : <Skeleton rows={4} />}
    </Frame>
  );
}
