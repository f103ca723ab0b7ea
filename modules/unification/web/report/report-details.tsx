import { type Column, formatCount, SimpleTable } from '#ui/index';
import type { Report } from '../../contract/process.ts';

type Telling = Report['telling'][number];

const TELLING: readonly Column<Telling>[] = [
  { key: 'kind', title: 'O que é', cell: ({ kind }) => kind },
  { key: 'called', title: 'Qual', cell: ({ called }) => called },
  {
    key: 'outcome',
    title: 'Como',
    cell: ({ outcome }) => (outcome === 'version' ? 'Versão' : 'Para olhar'),
  },
  { key: 'reason', title: 'O que houve', cell: ({ reason }) => reason },
];
const UNITS: readonly Column<Report['units'][number]>[] = [
  { key: 'name', title: 'Unidade de saúde', cell: ({ name }) => name },
  { key: 'cnes', title: 'CNES', cell: ({ cnes }) => cnes },
  { key: 'outcome', title: 'O que acontece', cell: ({ outcome }) => outcome },
];
const STAYS: readonly Column<Report['stays'][number]>[] = [
  { key: 'table', title: 'Tabela', className: 'mono', cell: ({ table }) => table },
  { key: 'reason', title: 'Por que fica', cell: ({ reason }) => reason },
];

/** What few read, and who reads it needs: folded away. */
export function ReportDetails({ report: { telling, units, stays } }: { report: Report }) {
  return (
    <div>
      {telling.length > 0 ? (
        <details className="unification-more">
          <summary>
            {formatCount({ count: telling.length }, 'linha que convém olhar', 'linhas que convém olhar')}
          </summary>
          <SimpleTable
            label="Linhas que convém olhar"
            columns={TELLING}
            rows={telling}
            rowKey={({ table, called, reason }) => `${table} ${called} ${reason}`}
          />
        </details>
      ) : null}
      {units.length > 0 ? (
        <details className="unification-more">
          <summary>Unidades de saúde: {units.length}</summary>
          <SimpleTable label="Unidades de saúde" columns={UNITS} rows={units} rowKey={({ cnes }) => cnes} />
        </details>
      ) : null}
      {stays.length > 0 ? (
        <details className="unification-more">
          <summary>O que não vem, e por quê</summary>
          <SimpleTable
            label="O que não vem, e por quê"
            columns={STAYS}
            rows={stays}
            rowKey={({ table }) => table}
          />
        </details>
      ) : null}
    </div>
  );
}
