import { type Column, formatNumber, Notice, SimpleTable, StatusMark } from '#ui/index';
import type { Report } from '../../contract/process.ts';

type Verified = NonNullable<Report['verified']>;
type Row = Verified['tables'][number] & { kind: string };

/** Of a checksum what eyes can compare. */
const short = (sum: string) => (sum.length > 12 ? `${sum.slice(0, 4)}…${sum.slice(-4)}` : sum);

const COLUMNS: readonly Column<Row>[] = [
  { key: 'kind', title: 'Dados', cell: ({ kind }) => kind },
  { key: 'rows', title: 'Linhas', align: 'right', cell: ({ rows }) => formatNumber(rows) },
  { key: 'expected', title: 'Como deviam ficar', className: 'mono', cell: ({ expected }) => short(expected) },
  { key: 'found', title: 'Como ficaram', className: 'mono', cell: ({ found }) => short(found) },
  {
    key: 'result',
    title: 'Resultado',
    cell: ({ expected, found }) =>
      expected === found ? (
        <StatusMark shape="done">Igual</StatusMark>
      ) : (
        <StatusMark shape="failed">Diferente</StatusMark>
      ),
  },
];

function Verdict({ verified, rows }: { verified: Verified; rows: number }) {
  if (verified.ok) {
    return (
      <Notice tone="success" title={`Tudo o que saiu da unidade chegou: ${formatNumber(rows)} linhas.`}>
        Cada tabela tem o mesmo conteúdo, {formatNumber(verified.citizens)} prontuários foram contados um a
        um, e nenhum registro ficou sem dono.
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title="O que ficou na central não confere com o que saiu da unidade.">
      Prontuários com diferença: {formatNumber(verified.citizensDiffering)}; registros sem dono:{' '}
      {formatNumber(verified.orphans)}. Desfaça, guarde o relatório e peça ajuda com ele.
    </Notice>
  );
}

/** The live rows of the centre read back and compared with what came. */
export function VerifiedReport({ report }: { report: Report }) {
  const { verified, tables, rows } = report;
  if (!verified) return null;
  const kinds = new Map(tables.map(({ table, kind }) => [table, kind]));
  const compared = verified.tables.map((one) => ({ ...one, kind: kinds.get(one.table) ?? one.table }));
  const differing = compared.filter(({ expected, found }) => expected !== found);
  return (
    <div className="column gap-12">
      <Verdict verified={verified} rows={rows} />
      {differing.length > 0 ? (
        <SimpleTable
          label="Tabelas que não conferem"
          columns={COLUMNS}
          rows={differing}
          rowKey={({ table }) => table}
        />
      ) : null}
      <details className="unification-more">
        <summary>
          Contagem e conteúdo: {formatNumber(compared.length - differing.length)} de{' '}
          {formatNumber(compared.length)} tabelas iguais
        </summary>
        <SimpleTable
          label="Contagem e conteúdo"
          columns={COLUMNS}
          rows={compared}
          rowKey={({ table }) => table}
        />
      </details>
    </div>
  );
}
