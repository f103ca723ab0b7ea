import { titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  Card,
  ErrorState,
  Facts,
  formatDate,
  formatDateTime,
  formatNumber,
  Notice,
  Page as Frame,
  Skeleton,
  useRoute,
} from '#ui/index';
import { getLgpdReportContract } from '../contract.ts';

type Report = RouteOutput<typeof getLgpdReportContract>;

function Table({
  label,
  head,
  rows,
  none,
}: {
  label: string;
  head: string[];
  rows: string[][];
  /** What is said instead of a table without rows. */
  none: string;
}) {
  if (rows.length === 0) return <p className="text-2">{none}</p>;
  return (
    <table className="data-table" aria-label={label}>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, place) => (
              <td key={head[place]} data-label={head[place]}>
                {cell || '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Content({ report }: { report: Report }) {
  const { citizen, blocks, kept, sources, openings, openingsCapped } = report;
  const born = citizen.birthDate ? `, nascimento em ${formatDate(citizen.birthDate)}` : '';
  return (
    <>
      <p className="text-2">
        O que <strong>{report.installation}</strong> guarda de <strong>{titleCaseName(citizen.name)}</strong>
        {born}, de onde veio e quem abriu (Lei 13.709/2018, art. 18, I, II e VII). Gerado em{' '}
        {formatDateTime(report.generatedAt)}.
      </p>
      {blocks.map(({ title, lines }) => (
        <Card key={title} title={title}>
          <Facts facts={lines} />
        </Card>
      ))}
      <Card title="Registros guardados">
        <Table
          label="Registros guardados"
          head={['Registro', 'Quantos']}
          none="Nada além do próprio cadastro."
          rows={kept.map(({ what, count }) => [what, formatNumber(count)])}
        />
      </Card>
      <Card title="De onde vieram os dados">
        <Table
          label="De onde vieram os dados"
          head={['Quando', 'Origem', 'Quem']}
          none="Nenhuma alteração do cadastro foi anotada."
          rows={sources.map(({ at, origin, author }) => [formatDateTime(at), origin, author])}
        />
      </Card>
      <Card
        title="Quem abriu"
        action={
          <Link to="/cidadao/$id/acessos" params={{ id: citizen.id }} className="no-print">
            Ver todos os acessos
          </Link>
        }
      >
        {openingsCapped ? (
          <Notice>Só os mais novos cabem aqui. A lista inteira está nos acessos do cadastro.</Notice>
        ) : null}
        <Table
          label="Quem abriu"
          head={['Quando', 'Quem', 'Unidade', 'O que abriu', 'Justificativa']}
          none="Ninguém abriu este cadastro ainda."
          rows={openings.map((one) => [
            formatDateTime(one.at),
            titleCaseName(one.professional),
            one.unit ? titleCasePlace(one.unit) : '',
            one.what,
            one.justification ?? '',
          ])}
        />
      </Card>
    </>
  );
}

/** "Relatório do titular": printed and given to the citizen. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { data, isError, error, refetch } = useRoute(getLgpdReportContract, { params: { id } });
  return (
    <Frame
      title="Relatório do titular"
      crumbs={[
        { label: 'Cidadão', to: '/cidadao' },
        { label: data ? titleCaseName(data.citizen.name) : 'Visualizar', to: `/cidadao/${id}` },
        { label: 'Relatório do titular' },
      ]}
      actions={
        data ? (
          <Button look="primary" icon={IconPrinter} onClick={() => window.print()}>
            Imprimir
          </Button>
        ) : null
      }
    >
      {data ? <Content report={data} /> : null}
      {!data && isError ? (
        <ErrorState what="o relatório" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={12} label="Reunindo os dados" /> : null}
    </Frame>
  );
}
