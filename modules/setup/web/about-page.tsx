import type { ReactNode } from 'react';
import { Card, ErrorState, formatDateTime, Page as Frame, Skeleton, useRoute } from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { getAbout } from '../contract.ts';

type About = RouteOutput<typeof getAbout>;
const PURPOSES = { producao: 'Produção', treinamento: 'Treinamento', homologacao: 'Homologação' };
const RESOURCES = { prontuario: 'Prontuário', centralizadora: 'Centralizadora' };

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="row wrap">
      <dt className="text-2" style={{ minWidth: 200 }}>
        {label}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ installation, version, databaseVersion, updatedAt }: About) {
  return (
    <dl className="column gap-8">
      <Fact label="Versão">{version}</Fact>
      <Fact label="Banco de dados">PostgreSQL {databaseVersion}</Fact>
      {updatedAt ? <Fact label="Base atualizada em">{formatDateTime(updatedAt)}</Fact> : null}
      {installation ? (
        <>
          <Fact label="Nome da instalação">{installation.name}</Fact>
          <Fact label="Link da instalação">{installation.link}</Fact>
          <Fact label="Finalidade">{PURPOSES[installation.purpose]}</Fact>
          <Fact label="Recursos">{RESOURCES[installation.resources]}</Fact>
          <Fact label="Identificação">
            <span className="mono">{installation.id}</span>
          </Fact>
        </>
      ) : null}
    </dl>
  );
}

/** "Sobre": what this installation is and which versions it runs. */
export function Page() {
  const { data, isError, error, refetch } = useRoute(getAbout, {});
  return (
    <Frame title="Sobre">
      <Card title="PEC Aberto">
        {data ? <Facts {...data} /> : null}
        {!data && isError ? (
          <ErrorState what="os dados da instalação" error={error} onRetry={() => void refetch()} />
        ) : null}
        {data || isError ? null : <Skeleton rows={5} />}
      </Card>
    </Frame>
  );
}
