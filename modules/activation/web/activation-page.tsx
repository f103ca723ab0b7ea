import { useState } from 'react';
import {
  Button,
  ButtonLink,
  Card,
  type Column,
  EmptyState,
  ErrorState,
  Page as Frame,
  SimpleTable,
  Skeleton,
  StatusMark,
  TwoLines,
  useAccess,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { listActivations } from '../contract.ts';
import { ActivationPanel } from './activation-panel.tsx';
import { AuthoritiesCard } from './authorities-card.tsx';

type Row = RouteOutput<typeof listActivations>['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'municipality',
    title: 'Município',
    cell: ({ municipality: { name, uf, ibge } }) => <TwoLines first={`${name} – ${uf}`} second={ibge} />,
  },
  {
    key: 'activation',
    title: 'Ativação',
    cell: ({ activation }) => (
      <StatusMark shape={activation ? 'done' : 'none'}>
        {activation ? `Ativado por ${activation.authority.name}` : 'Não ativado'}
      </StatusMark>
    ),
  },
  {
    key: 'transmission',
    title: 'Transmissão',
    cell: ({ transmission: { allowed } }) => (
      <StatusMark shape={allowed ? 'done' : 'attention'}>{allowed ? 'Ligada' : 'Desligada'}</StatusMark>
    ),
  },
];

function Municipalities({ rows }: { rows: readonly Row[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = rows.find(({ municipality }) => municipality.ibge === open)?.municipality;
  return (
    <>
      <div className="card">
        <SimpleTable
          label="Ativação dos municípios"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ municipality }) => municipality.ibge}
          main={({ municipality: { ibge } }) => (
            <Button
              size="small"
              aria-expanded={ibge === open}
              onClick={() => setOpen(ibge === open ? null : ibge)}
            >
              {ibge === open ? 'Fechar' : 'Abrir'}
            </Button>
          )}
        />
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
        <EmptyState
          title="Ainda não há municípios nesta instalação"
          action={
            <ButtonLink to="/municipios" look="soft">
              Adicionar município
            </ButtonLink>
          }
        />
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
