import { formatCns, maskCpf, titleCaseName } from '@pec-aberto/brazil';
import type { RouteOutput } from '#platform/contract/route';
import { type Column, DataTable, EmptyState, usePagedRoute } from '#ui/index';
import { listWithoutAgenda } from '../contract.ts';

type Person = RouteOutput<typeof listWithoutAgenda>['rows'][number];

const COLUMNS: readonly Column<Person>[] = [
  {
    key: 'name',
    title: 'Profissional',
    cell: ({ name }) => <span className="strong">{titleCaseName(name)}</span>,
  },
  {
    key: 'cns',
    title: 'CNS',
    cell: ({ cns }) => <span className="numeric">{cns ? formatCns(cns) : '–'}</span>,
  },
  {
    key: 'cpf',
    title: 'CPF',
    cell: ({ cpf }) => <span className="numeric">{cpf ? maskCpf(cpf) : '–'}</span>,
  },
];

/** First section of the report. */
export function WithoutAgenda({ importId }: { importId: string }) {
  const list = usePagedRoute(listWithoutAgenda, { params: { id: importId } });
  return (
    <section className="column" aria-labelledby="sem-agenda">
      <h2 id="sem-agenda">Profissionais com mais de uma lotação que não tiveram agenda configurada</h2>
      <DataTable
        label="os profissionais sem agenda"
        columns={COLUMNS}
        list={list}
        rowKey={(row) => row.professionalId}
        empty={
          <EmptyState title="Nenhum profissional nesta situação">
            Quem tem uma lotação só recebeu a agenda padrão do município.
          </EmptyState>
        }
      />
    </section>
  );
}
