import { useState } from 'react';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Page as Frame,
  Skeleton,
  StatusMark,
  TwoLines,
  useAccess,
  useRoute,
} from '#platform/ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { listActivations } from '../contract.ts';
import { ActivationPanel } from './activation-panel.tsx';
import { AuthoritiesCard } from './authorities-card.tsx';

type Row = RouteOutput<typeof listActivations>['rows'][number];

function Municipality({ row, open, onOpen }: { row: Row; open: boolean; onOpen: () => void }) {
  const { municipality, activation, transmission } = row;
  return (
    <tr>
      <td data-label="Município">
        <TwoLines first={`${municipality.name} – ${municipality.uf}`} second={municipality.ibge} />
      </td>
      <td data-label="Ativação">
        <StatusMark shape={activation ? 'done' : 'none'}>
          {activation ? `Ativado por ${activation.authority.name}` : 'Não ativado'}
        </StatusMark>
      </td>
      <td data-label="Transmissão">
        <StatusMark shape={transmission.allowed ? 'done' : 'attention'}>
          {transmission.allowed ? 'Ligada' : 'Desligada'}
        </StatusMark>
      </td>
      <td className="row-actions">
        <Button size="small" aria-expanded={open} onClick={onOpen}>
          {open ? 'Fechar' : 'Abrir'}
        </Button>
      </td>
    </tr>
  );
}

function Municipalities({ rows }: { rows: readonly Row[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = rows.find(({ municipality }) => municipality.ibge === open)?.municipality;
  return (
    <>
      <div className="card">
        <div className="table-scroll">
          <table className="data-table" aria-label="Ativação dos municípios">
            <thead>
              <tr>
                {['Município', 'Ativação', 'Transmissão'].map((title) => (
                  <th key={title} scope="col" style={{ textAlign: 'left' }}>
                    {title}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">Ações</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const { ibge } = row.municipality;
                return (
                  <Municipality
                    key={ibge}
                    row={row}
                    open={ibge === open}
                    onOpen={() => setOpen(ibge === open ? null : ibge)}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
      {shown ? (
        <Card title={`${shown.name} – ${shown.uf}`}>
          <ActivationPanel key={shown.ibge} ibge={shown.ibge} />
        </Card>
      ) : null}
    </>
  );
}

/** "Ativação": one municipality at once for its responsible, all of them for the installer. */
export function Page() {
  const { kind } = useAccess();
  const { data, isError, error, refetch } = useRoute(listActivations, {});
  const rows = data?.rows ?? [];
  const [only] = rows;
  return (
    <Frame title="Ativação">
      <p className="secondary text-2">
        A ativação autoriza a transmissão dos dados de um município. O atendimento não depende dela.
      </p>
      {data && rows.length === 0 ? (
        <EmptyState title="Ainda não há municípios nesta instalação">
          Adicione um em Municípios e responsáveis.
        </EmptyState>
      ) : null}
      {rows.length === 1 && only ? (
        <Card title={`${only.municipality.name} – ${only.municipality.uf}`}>
          <ActivationPanel ibge={only.municipality.ibge} />
        </Card>
      ) : null}
      {rows.length > 1 ? <Municipalities rows={rows} /> : null}
      {!data && isError ? (
        <ErrorState what="a ativação" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data || isError ? null : <Skeleton rows={4} />}
      {kind === 'installer' ? <AuthoritiesCard /> : null}
    </Frame>
  );
}
