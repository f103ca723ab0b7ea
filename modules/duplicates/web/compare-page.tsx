import { useState } from 'react';
import { EmptyState, ErrorState, Page as Frame, Skeleton, useRoute, useUrlFilters } from '#ui/index';
import { previewMergeContract } from '../contract/merges.ts';
import { Compare } from './compare.tsx';
import { Joined, type Done } from './joined.tsx';
import { PrincipalRefused } from './principal-refused.tsx';
import { NO_FILTERS } from './queue-filters.tsx';
import './duplicates.css';

const CRUMBS = [{ label: 'Unificação de cadastros', to: '/unificacao' }, { label: 'Comparar' }];

/** "Comparar e unificar": what each says, what stays, all that moves; then the joining, which can be undone. */
export function Page() {
  const [{ principal, outros, depois, ...filters }, setChosen] = useUrlFilters({
    principal: '',
    outros: '',
    depois: '',
    ...NO_FILTERS,
  });
  const [done, setDone] = useState<Done | null>(null);
  const others = outros.split(',').filter(Boolean);
  const enough = principal !== '' && others.length > 0;
  const { data, isError, error, refetch } = useRoute(
    previewMergeContract,
    { body: { principalId: principal, otherIds: others } },
    { enabled: enough && !done },
  );
  const swap = (next: string) =>
    setChosen({ principal: next, outros: [principal, ...others].filter((id) => id !== next).join(',') });
  return (
    <Frame title="Comparar e unificar" crumbs={CRUMBS}>
      {done ? (
        <Joined
          done={done}
          filters={filters}
          after={depois}
          onUndone={() => setDone(null)}
          onNext={() => setDone(null)}
        />
      ) : null}
      {enough ? null : (
        <EmptyState title="Nada a comparar">
          Escolha um par na fila, ou busque e selecione cadastros.
        </EmptyState>
      )}
      {enough && !done && isError && !data ? (
        <PrincipalRefused error={error} ids={others} onSwap={swap}>
          <ErrorState what="a comparação" error={error} onRetry={() => void refetch()} />
        </PrincipalRefused>
      ) : null}
      {enough && !done && !isError && !data ? <Skeleton rows={10} label="Comparando os cadastros" /> : null}
      {data && !done && enough ? (
        <Compare
          key={`${principal} ${outros}`}
          preview={data}
          principal={principal}
          others={others}
          onSwap={swap}
          onDone={setDone}
        />
      ) : null}
    </Frame>
  );
}
