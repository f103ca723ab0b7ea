import { titleCaseName } from '@pec-aberto/brazil';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  ButtonLink,
  Card,
  type Column,
  DataTable,
  EmptyState,
  formatDateTime,
  Notice,
  Page as Frame,
  StatusMark,
  TwoLines,
  UploadBox,
  uploadApi,
  usePagedRoute,
} from '#ui/index';
import { CITIZEN_UPLOAD_BYTES, listCitizenImportsContract, startCitizenImportContract } from '../contract.ts';
import { type CitizenImport, STATUS } from './import-words.ts';

type Row = Omit<CitizenImport, 'counts'>;

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'date',
    title: 'Data',
    cell: (row) => <TwoLines first={formatDateTime(row.createdAt)} second={row.fileName} />,
  },
  {
    key: 'author',
    title: 'Responsável',
    cell: ({ requestedBy }) => (requestedBy ? titleCaseName(requestedBy) : 'Linha de comando'),
  },
  {
    key: 'status',
    title: 'Situação',
    cell: ({ status }) => <StatusMark shape={STATUS[status].shape}>{STATUS[status].label}</StatusMark>,
  },
];

/** "Importar cidadão": the file, and what was imported before. */
export function Page() {
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string | null>(null);
  const list = usePagedRoute(listCitizenImportsContract, {});
  return (
    <Frame title="Importar cidadão">
      <Card title="Arquivo de cadastros">
        <div className="column gap-16">
          {busy ? <Notice tone="warning">{busy}</Notice> : null}
          <UploadBox
            label="Clique para escolher ou arraste o arquivo"
            hint=".zip com um cadastro por arquivo, no formato Thrift de importação de cidadão"
            extensions={['.zip']}
            maxBytes={CITIZEN_UPLOAD_BYTES}
            send={async (file, options) => {
              const { importId } = await uploadApi(startCitizenImportContract, { fields: {} }, file, options);
              await navigate({ to: '/importar-cidadaos/$id', params: { id: importId } });
            }}
            onBusy={setBusy}
          >
            <p className="caption text-3">
              Entram só cadastros com CPF ou CNS e com os campos obrigatórios. Primeiro o arquivo é conferido:
              nada grava até você confirmar.
            </p>
          </UploadBox>
        </div>
      </Card>
      <section className="column gap-12" aria-labelledby="anteriores">
        <h2 id="anteriores">Importações anteriores</h2>
        <DataTable
          label="importações de cidadãos"
          columns={COLUMNS}
          list={list}
          rowKey={({ id }) => id}
          main={({ id }) => (
            <ButtonLink to="/importar-cidadaos/$id" params={{ id }} look="text" size="small">
              Ver
            </ButtonLink>
          )}
          empty={<EmptyState title="Nenhuma importação ainda.">Envie um arquivo para começar.</EmptyState>}
        />
      </section>
    </Frame>
  );
}
