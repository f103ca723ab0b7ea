import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { callUrl } from '#ui/client/api';
import {
  Button,
  ButtonAnchor,
  Card,
  type Column,
  DataTable,
  ErrorState,
  formatNumber,
  Notice,
  Skeleton,
  usePagedRoute,
  useRoute,
} from '#ui/index';
import { downloadCnesInconsistencies, listCnesInconsistencies } from '../contract.ts';
import { type CnesReport, SECTIONS } from './cnes-view.ts';

type Inconsistency = RouteOutput<typeof listCnesInconsistencies>['rows'][number];
type Total = CnesReport['inconsistencyTotals'][number];

/** How many records are detailed at first. */
const SHOWN = 50;

const GROUPS = [
  { name: 'field', title: 'Campos preenchidos de forma incorreta' },
  { name: 'other', title: 'Outras inconsistências' },
] as const;

const sum = (totals: readonly Total[]) => totals.reduce((total, { count }) => total + count, 0);

function Warned({ rejected }: { rejected: boolean }) {
  return rejected ? null : <span className="tag warning">Entrou com aviso</span>;
}

const COLUMNS: readonly Column<Inconsistency>[] = [
  {
    key: 'section',
    title: 'Bloco',
    cell: ({ section }) => SECTIONS.find(({ name }) => name === section)?.title,
  },
  { key: 'row', title: 'Registro nº', align: 'right', cell: ({ row }) => formatNumber(row) },
  { key: 'key', title: 'Código', cell: ({ key }) => <span className="numeric nowrap">{key || '–'}</span> },
  {
    key: 'message',
    title: 'O que houve',
    cell: ({ message, rejected }) => (
      <>
        {message} <Warned rejected={rejected} />
      </>
    ),
  },
];

function Records({ rows, of }: { rows: readonly Inconsistency[]; of: Total }) {
  if (rows.length === 0) {
    return <p className="caption text-3">Fora dos {SHOWN} primeiros. Use “Ver todas” ou baixe o CSV.</p>;
  }
  return (
    <>
      <ul className="record-keys numeric">
        {rows.map((row) => (
          <li key={row.number}>
            {row.key || 'sem código'} <span className="text-3">(registro {formatNumber(row.row)})</span>
          </li>
        ))}
      </ul>
      {rows.length < of.count ? (
        <p className="caption text-3">
          {formatNumber(rows.length)} de {formatNumber(of.count)} mostrados.
        </p>
      ) : null}
    </>
  );
}

function Reason({ total, rows }: { total: Total; rows: readonly Inconsistency[] }) {
  return (
    <details className="reason">
      <summary>
        <span className="grow">
          {total.message} <Warned rejected={total.rejected} />
        </span>
        <strong className="numeric">{formatNumber(total.count)}</strong>
      </summary>
      <Records rows={rows} of={total} />
    </details>
  );
}

function Block({ title, totals, rows }: { title: string; totals: Total[]; rows: readonly Inconsistency[] }) {
  return (
    <Card title={title} note={`Total: ${formatNumber(sum(totals))}`}>
      {GROUPS.map((group) => {
        const own = totals.filter((total) => total.group === group.name);
        if (own.length === 0) return null;
        return (
          <div key={group.name} className="reasons">
            <h3 className="row">
              <span className="grow">{group.title}</span>
              <span className="numeric">{formatNumber(sum(own))}</span>
            </h3>
            {own.map((total) => (
              <Reason
                key={`${total.code} ${total.rejected}`}
                total={total}
                rows={rows.filter((row) => row.section === total.section && row.code === total.code)}
              />
            ))}
          </div>
        );
      })}
    </Card>
  );
}

function AllRecords({ importId }: { importId: string }) {
  const list = usePagedRoute(listCnesInconsistencies, { params: { id: importId }, query: { limit: SHOWN } });
  return (
    <DataTable
      label="todas as inconsistências"
      columns={COLUMNS}
      list={list}
      rowKey={(row) => String(row.number)}
    />
  );
}

function Heading({ children }: { children?: ReactNode }) {
  return (
    <div className="row wrap">
      <h2 id="nao-importados" className="grow">
        Registros não importados
      </h2>
      {children}
    </div>
  );
}

/** Second section of the report: what of the file has faults, by block and reason. */
export function CnesInconsistencies({ report }: { report: CnesReport }) {
  const { id, inconsistencies, inconsistencyTotals } = report;
  const [all, setAll] = useState(false);
  const first = useRoute(
    listCnesInconsistencies,
    { params: { id }, query: { limit: SHOWN } },
    { enabled: inconsistencies > 0 },
  );
  if (inconsistencies === 0) {
    return (
      <section className="column" aria-labelledby="nao-importados">
        <Heading />
        <Notice tone="success">O arquivo não tem inconsistências.</Notice>
      </section>
    );
  }
  const many = inconsistencies > SHOWN;
  const total = formatNumber(inconsistencies);
  return (
    <section className="column gap-12" aria-labelledby="nao-importados">
      <Heading>
        <Button size="small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Ver por motivo' : `Ver todas (${total})`}
        </Button>
        <ButtonAnchor
          size="small"
          icon={IconDownload}
          href={callUrl(downloadCnesInconsistencies.path, { params: { id } })}
          download
        >
          Baixar CSV
        </ButtonAnchor>
      </Heading>
      <Notice tone="warning">
        {inconsistencies === 1
          ? 'O arquivo tem 1 inconsistência.'
          : `O arquivo tem ${total} inconsistências.`}
        {many && !all ? ` São mostrados os ${SHOWN} primeiros registros.` : ''} Corrija no CNES e importe de
        novo.
      </Notice>
      {all ? <AllRecords importId={id} /> : null}
      {!all && first.isError && !first.data ? (
        <ErrorState what="as inconsistências" error={first.error} onRetry={() => void first.refetch()} />
      ) : null}
      {!all && first.isPending ? <Skeleton rows={4} /> : null}
      {!all && first.data
        ? SECTIONS.map((section) => {
            const totals = inconsistencyTotals.filter((one) => one.section === section.name);
            if (totals.length === 0) return null;
            return <Block key={section.name} title={section.title} totals={totals} rows={first.data.rows} />;
          })
        : null}
    </section>
  );
}
