import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ConfirmDialog,
  ErrorState,
  formatDate,
  formatRecent,
  Notice,
  Page as Frame,
  routeKey,
  RowMenu,
  Skeleton,
  TwoLines,
  useAction,
  useJobEvents,
  useRoute,
  type Column,
  SimpleTable,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { listDataPackages, OPTIONAL_PACKAGES, restoreDataPackageContract } from '../contract.ts';
import { ImportOutcome, ImportPackage } from './import-package.tsx';
import { partsText, versionText } from './parts-text.ts';

type DataPackage = RouteOutput<typeof listDataPackages>[number];

const HASH_SHOWN = 12;
const COLUMNS: readonly Column<DataPackage>[] = [
  {
    key: 'title',
    title: 'Pacote',
    cell: ({ title, source, rows, parts }) => (
      <>
        <TwoLines first={title} second={partsText(parts, rows)} />
        <span className="caption text-3">{source}</span>
      </>
    ),
  },
  { key: 'version', title: 'Versão', cell: ({ version }) => versionText(version) },
  { key: 'date', title: 'Data', className: 'nowrap', cell: ({ date }) => formatDate(date) },
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

function PackageTable({
  rows,
  onRestore,
}: {
  rows: readonly DataPackage[];
  onRestore: (row: DataPackage) => void;
}) {
  return (
    <div className="card">
      <SimpleTable
        label="Pacotes de dados em uso"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ name }) => name}
        main={(row) => (
          <RowMenu
            of={row.title}
            actions={
              row.canRestore
                ? [{ label: 'Voltar ao que veio com o programa', run: () => onRestore(row) }]
                : []
            }
          />
        )}
      />
    </div>
  );
}

/** Packages that nobody may give away with the program, where the site has not brought its own. */
function Missing({ rows }: { rows: readonly DataPackage[] }) {
  const missing = Object.entries(OPTIONAL_PACKAGES).filter(
    ([name]) => !rows.some((row) => row.name === name),
  );
  if (missing.length === 0) return null;
  return (
    <Notice title="Sem tabela:">
      {missing.map(([, what]) => what).join('; ')}. Não vêm com o programa: quem tem o pacote o importa.
    </Notice>
  );
}

/** Code tables in use, and the import of newer ones. */
export function Page() {
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const restore = useAction(restoreDataPackageContract);
  const [restoring, setRestoring] = useState<DataPackage | null>(null);
  useJobEvents(() => void client.invalidateQueries({ queryKey: routeKey(listDataPackages) }));
  const { data, isError, error, refetch } = useRoute(listDataPackages, {});
  return (
    <Frame title="Pacotes de dados">
      <p className="secondary text-2">
        Tabelas de códigos do Ministério da Saúde. Um pacote novo troca a tabela inteira, sem atualizar o
        programa.
      </p>
      <ImportPackage onStarted={setJobId} />
      {jobId ? <ImportOutcome jobId={jobId} /> : null}
      {data ? <PackageTable rows={data} onRestore={setRestoring} /> : null}
      {data ? <Missing rows={data} /> : null}
      {restoring ? (
        <ConfirmDialog
          title="Voltar ao pacote do programa?"
          confirm="Voltar ao do programa"
          onConfirm={async () => {
            const { name } = restoring;
            setJobId((await restore.mutateAsync({ params: { name } })).jobId);
          }}
          onClose={() => setRestoring(null)}
        >
          A tabela “{restoring.title}” (versão {restoring.version}) será trocada inteira pela que veio com o
          programa
          {(data ?? [])
            .filter(({ name, sha256 }) => name !== restoring.name && sha256 === restoring.sha256)
            .map(({ title }) => ` e, com ela, a que veio no mesmo arquivo (${title})`)}
          .
        </ConfirmDialog>
      ) : null}
      {!data && isError ? (
        <ErrorState what="os pacotes de dados" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data || isError ? null : <Skeleton rows={4} />}
    </Frame>
  );
}
