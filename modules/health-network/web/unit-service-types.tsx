import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  callApi,
  Card,
  type Column,
  EmptyState,
  ErrorState,
  Notice,
  problemSentence,
  routeKey,
  SimpleTable,
  Skeleton,
  StatusMark,
  useAccess,
  useRoute,
} from '#ui/index';
import { listUnitServiceTypes, setUnitServiceType } from '../contract.ts';

type ServiceType = RouteOutput<typeof listUnitServiceTypes>['rows'][number];

const COLUMNS: readonly Column<ServiceType>[] = [
  { key: 'name', title: 'Tipo de serviço', cell: ({ name }) => <span className="strong">{name}</span> },
  {
    key: 'active',
    title: 'Nesta unidade',
    cell: ({ active }) => (
      <StatusMark shape={active ? 'done' : 'none'}>{active ? 'Ativo' : 'Inativo'}</StatusMark>
    ),
  },
];

/** Tab "Tipos de serviço" of a unit: the municipality's; whoever coordinates the unit says which it offers. */
export function UnitServiceTypes({ unitId }: { unitId: string }) {
  const may = useAccess().resources.includes(
    'visualizar-unidades-de-saude.ativar-ou-inativar-tipo-de-servico',
  );
  const client = useQueryClient();
  const { data, isError, error, refetch } = useRoute(listUnitServiceTypes, { params: { id: unitId } });
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function turn({ id, active }: ServiceType): Promise<void> {
    setSending(id);
    setProblem(null);
    try {
      const params = { id: unitId, serviceTypeId: id };
      await callApi(setUnitServiceType, { params, body: { active: !active } });
      await client.invalidateQueries({ queryKey: routeKey(listUnitServiceTypes) });
    } catch (refusal) {
      setProblem(problemSentence(refusal));
    } finally {
      setSending(null);
    }
  }

  return (
    <Card
      title="Tipos de serviço"
      note={
        may
          ? 'O que está inativo não aparece na lista de atendimentos desta unidade. As outras não mudam.'
          : 'Quem coordena a unidade os ativa e inativa.'
      }
    >
      <div className="column gap-12">
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        {!data && isError ? (
          <ErrorState what="os tipos de serviço" error={error} onRetry={() => void refetch()} />
        ) : null}
        {!data && !isError ? <Skeleton rows={9} /> : null}
        {data?.rows.length === 0 ? <EmptyState title="Nenhum tipo de serviço" /> : null}
        {data && data.rows.length > 0 ? (
          <SimpleTable
            label="Tipos de serviço"
            columns={COLUMNS}
            rows={data.rows}
            rowKey={({ id }) => id}
            {...(may
              ? {
                  main: (type: ServiceType) => (
                    <Button
                      size="small"
                      aria-label={`${type.active ? 'Inativar' : 'Ativar'} ${type.name}`}
                      busy={sending === type.id && 'Salvando…'}
                      onClick={() => void turn(type)}
                    >
                      {type.active ? 'Inativar' : 'Ativar'}
                    </Button>
                  ),
                }
              : {})}
          />
        ) : null}
      </div>
    </Card>
  );
}
