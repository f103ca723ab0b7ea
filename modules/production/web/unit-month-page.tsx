import { useParams } from '@tanstack/react-router';
import type { RouteOutput } from '#platform/contract/route';
import {
  Card,
  type Column,
  ErrorState,
  Facts,
  formatMonth,
  formatNumber,
  Page as Frame,
  SimpleTable,
  Skeleton,
  useRoute,
} from '#ui/index';
import { getUnitMonthContract } from '../contract/reception.ts';

type UnitMonth = RouteOutput<typeof getUnitMonthContract>;

const FORMS: readonly Column<UnitMonth['forms'][number]>[] = [
  { key: 'title', title: 'Tipo de ficha', cell: ({ title }) => title },
  { key: 'fichas', title: 'Quantidade', align: 'right', cell: ({ fichas }) => formatNumber(fichas) },
];

function Whole({ unit: { cnes, month, total, forms } }: { unit: UnitMonth }) {
  return (
    <>
      <Card title="Recebimento">
        <Facts
          facts={[
            { label: 'CNES', value: cnes },
            { label: 'Mês de recebimento', value: formatMonth(month) },
            { label: 'Fichas aceitas', value: formatNumber(total) },
          ]}
        />
      </Card>
      <Card title="Fichas">
        {forms.length > 0 ? (
          <SimpleTable label="Fichas por tipo" columns={FORMS} rows={forms} rowKey={({ title }) => title} />
        ) : (
          <p className="text-2">Nenhuma ficha desta unidade foi aceita neste mês.</p>
        )}
      </Card>
    </>
  );
}

/** What a unit received in a month, by form. */
export function Page() {
  const { id = '', month = '' } = useParams({ strict: false });
  const { data, isError, error, refetch } = useRoute(getUnitMonthContract, {
    params: { id },
    query: { month },
  });
  return (
    <Frame
      title={data?.name ?? 'Unidade'}
      crumbs={[
        { label: 'Transmissão de dados', to: '/transmissao-de-dados' },
        { label: 'Recebimento por CNES', to: '/transmissao-de-dados/recebimento/cnes' },
        { label: data?.name ?? 'Unidade' },
      ]}
    >
      {data ? (
        <Whole unit={data} />
      ) : isError ? (
        <ErrorState what="o recebimento da unidade" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Frame>
  );
}
