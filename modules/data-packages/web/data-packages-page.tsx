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
  type Column,
  SimpleTable,
} from '#platform/ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { listDataPackages } from '../contract.ts';
import { ImportPackage } from './import-package.tsx';

type DataPackage = RouteOutput<typeof listDataPackages>[number];

const HASH_SHOWN = 12;
const COLUMNS: readonly Column<DataPackage>[] = [
  {
    key: 'title',
    title: 'Pacote',
    cell: ({ title, source }) => <TwoLines first={title} second={source} />,
  },
  { key: 'version', title: 'Versão', cell: ({ version }) => version },
  { key: 'date', title: 'Data', className: 'nowrap', cell: ({ date }) => formatDate(date) },
  { key: 'rows', title: 'Linhas', align: 'right', cell: ({ rows }) => formatNumber(rows) },
  {
    key: 'since',
    title: 'Em uso desde',
    className: 'nowrap',
    cell: ({ importedAt }) => formatRecent(importedAt),
  },
  {
    key: 'hash',
    title: 'SHA-256',
    className: 'mono',
    cell: ({ sha256 }) => <span title={sha256}>{sha256.slice(0, HASH_SHOWN)}…</span>,
  },
];

function PackageTable({ rows }: { rows: readonly DataPackage[] }) {
  return (
    <div className="card">
      <SimpleTable
        label="Pacotes de dados em uso"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ name }) => name}
      />
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
