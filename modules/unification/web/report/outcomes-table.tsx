import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type Column, formatNumber, Icon, SimpleTable } from '#ui/index';
import { OUTCOMES, type Outcome, type Report, type TableCounts } from '../../contract/process.ts';

const WORDS: Record<Outcome, { title: string; one: string }> = {
  inserted: { title: 'Novas', one: 'nova' },
  equal: { title: 'Iguais', one: 'igual' },
  linked: { title: 'Vinculadas', one: 'vinculada' },
  version: { title: 'Versões', one: 'versão' },
  quarantined: { title: 'Para olhar', one: 'para olhar' },
};

const count = (value: number) =>
  value === 0 ? <span className="text-3 outcome-none">–</span> : formatNumber(value);
const sumOf = (row: TableCounts) => OUTCOMES.reduce((sum, outcome) => sum + row[outcome], 0);

/** Parts of the rows by what becomes of them; the numbers beside it say the same. */
function Bar({ row }: { row: TableCounts }) {
  return (
    <span className="outcome-bar" aria-hidden>
      {OUTCOMES.map((outcome) =>
        row[outcome] > 0 ? <i key={outcome} className={outcome} style={{ flexGrow: row[outcome] }} /> : null,
      )}
    </span>
  );
}

function Sum({ row }: { row: TableCounts }) {
  const whole = sumOf(row) === row.rows;
  return (
    <span className={whole ? 'text-success' : 'text-danger'}>
      <Icon of={whole ? IconCheck : IconAlertTriangle} size="small" />
      <span className="visually-hidden">{whole ? 'Confere' : 'Não confere'}</span>
    </span>
  );
}

const COLUMNS: readonly Column<TableCounts>[] = [
  { key: 'kind', title: 'Dados', cell: ({ kind }) => kind },
  { key: 'rows', title: 'Na unidade', align: 'right', cell: ({ rows }) => formatNumber(rows) },
  ...OUTCOMES.map(
    (outcome): Column<TableCounts> => ({
      key: outcome,
      title: WORDS[outcome].title,
      align: 'right',
      cell: (row) => count(row[outcome]),
    }),
  ),
  { key: 'bar', title: 'Distribuição', className: 'outcome-cell', cell: (row) => <Bar row={row} /> },
  { key: 'sum', title: 'Soma', cell: (row) => <Sum row={row} /> },
];

/** What becomes of each row of the unit, by table. */
export function OutcomesTable({ tables }: Pick<Report, 'tables'>) {
  const filled = tables.filter(({ rows }) => rows > 0);
  return (
    <div className="column">
      <div className="row wrap">
        <h4 className="unification-note">O que acontece com cada linha</h4>
        <span className="row wrap caption text-3 outcome-key" aria-hidden>
          {OUTCOMES.map((outcome) => (
            <span key={outcome} className="row gap-4">
              <i className={outcome} /> {WORDS[outcome].one}
            </span>
          ))}
        </span>
      </div>
      <SimpleTable
        label="O que acontece com cada linha"
        columns={COLUMNS}
        rows={filled}
        rowKey={({ table }) => table}
      />
    </div>
  );
}
