import { labelOf } from '#platform/contract/choices';
import { sentenceCase } from '@pec-aberto/brazil';
import { useState } from 'react';
import {
  Button,
  ButtonLink,
  Card,
  type Column,
  EmptyState,
  ErrorState,
  FilterChip,
  formatDate,
  SimpleTable,
  Skeleton,
  useRoute,
} from '#ui/index';
import { listProblems } from '../../../contract.ts';
import { PROBLEM_STATES, RESOLVED } from '../../../contract/codes.ts';
import type { Problem } from '../../../contract/parts.ts';
import { type ChartOf, today } from '../chart-of.ts';
import { partialDateText } from '../../parts/partial-date.ts';
import { sinceText } from '../since.ts';
import { EvolutionsDialog } from './evolutions-dialog.tsx';

const COLUMNS: readonly Column<Problem>[] = [
  { key: 'name', title: 'Problema/condição', cell: ({ name }) => <strong>{sentenceCase(name)}</strong> },
  {
    key: 'code',
    title: 'Código',
    className: 'mono',
    cell: ({ ciap2, cid10 }) => [ciap2, cid10].filter(Boolean).join(' · '),
  },
  { key: 'state', title: 'Situação', cell: ({ state }) => labelOf(PROBLEM_STATES, state) },
  {
    key: 'startedOn',
    title: 'Início',
    cell: ({ startedOn }) =>
      startedOn ? `${partialDateText(startedOn)}, ${sinceText(startedOn, today())}` : '–',
  },
  { key: 'endedOn', title: 'Fim', cell: ({ endedOn }) => (endedOn ? formatDate(endedOn) : '–') },
];

/** "Lista de problemas/condições", in two: those that are there, and those that were resolved. */
export function ProblemList({ chart: { citizenId, at, reopens } }: { chart: ChartOf }) {
  const { data, isError, error, refetch } = useRoute(listProblems, { params: { id: citizenId } });
  const [resolved, setResolved] = useState(false);
  const [looked, setLooked] = useState<Problem | null>(null);
  const problems = data?.problems ?? [];
  const shown = problems.filter(({ state }) => (state === RESOLVED) === resolved);
  const of = (done: boolean) => problems.filter(({ state }) => (state === RESOLVED) === done).length;
  return (
    <Card
      title="Lista de problemas/condições"
      action={
        <span className="row">
          <FilterChip
            label="Ativos e latentes"
            count={of(false)}
            active={!resolved}
            onToggle={() => setResolved(false)}
          />
          <FilterChip
            label="Resolvidos"
            count={of(true)}
            active={resolved}
            onToggle={() => setResolved(true)}
          />
        </span>
      }
    >
      {data && shown.length === 0 ? (
        <EmptyState title={resolved ? 'Nenhum problema resolvido' : 'Nenhum problema ativo ou latente'}>
          Problemas entram na lista, se resolvem e se reabrem pela Avaliação de um atendimento.
        </EmptyState>
      ) : null}
      {shown.length > 0 ? (
        <SimpleTable
          label="Problemas e condições"
          columns={COLUMNS}
          rows={shown}
          rowKey={({ id }) => id}
          main={(problem) => (
            <>
              {resolved && reopens ? (
                <ButtonLink
                  to={at}
                  search={{ reabrir: problem.id }}
                  look="text"
                  size="small"
                  aria-label={`Reabrir ${sentenceCase(problem.name)}`}
                >
                  Reabrir
                </ButtonLink>
              ) : null}
              <Button
                look="text"
                size="small"
                aria-label={`Histórico de ${sentenceCase(problem.name)}`}
                onClick={() => setLooked(problem)}
              >
                Histórico
              </Button>
            </>
          )}
        />
      ) : null}
      {!data && isError ? (
        <ErrorState what="os problemas" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={4} label="Carregando os problemas" /> : null}
      {looked ? (
        <EvolutionsDialog citizenId={citizenId} problem={looked} onClose={() => setLooked(null)} />
      ) : null}
    </Card>
  );
}
