import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button, Card, Notice, useRoute } from '#ui/index';
import { listDuplicatesContract } from '../contract/queue.ts';
import type { QueueFilters } from './queue-filters.tsx';
import { compareSearch, queryOf } from './queue-query.ts';
import { UndoDialog } from './undo-dialog.tsx';

export type Done = { mergeId: string; id: string; name: string; count: number };

/** The pair that stands next in the queue, or at its head once its end is reached; takes the focus. */
function NextPair({ filters, after, onNext }: { filters: QueueFilters; after: string; onNext: () => void }) {
  const query = { ...queryOf(filters), limit: 1 };
  const next = useRoute(listDuplicatesContract, { query: { ...query, after } });
  const first = useRoute(listDuplicatesContract, { query }, { enabled: next.data?.rows.length === 0 });
  const pair = next.data?.rows[0] ?? first.data?.rows[0];
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus(), [pair?.id]);
  if (!pair) return null;
  return (
    <Link
      ref={link}
      to="/unificacao/comparar"
      search={compareSearch(pair, filters)}
      className="button primary"
      onClick={onNext}
    >
      Comparar o próximo par
    </Link>
  );
}

/** What was joined, the way to the record, and the way back. */
export function Joined({
  done,
  filters,
  after,
  onUndone,
  onNext,
}: {
  done: Done;
  /** Of the queue that the pair was taken from, and its place there; '' for who came by another way. */
  filters: QueueFilters;
  after: string;
  onUndone: () => void;
  onNext: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  return (
    <Card title="Unificação feita">
      <Notice tone="success" title={`${done.count} cadastros agora são o de ${done.name}.`}>
        Tudo o que apontava para os outros aponta para ele. Quem procurar pelos outros nomes e números chega
        aqui. Unifique também no CADSUS, que não recebe isto.
      </Notice>
      <div className="row wrap joined-acts">
        {after === '' ? null : <NextPair filters={filters} after={after} onNext={onNext} />}
        <Link to="/cidadao/$id" params={{ id: done.id }} className="button outline">
          Abrir o cadastro
        </Link>
        <Link to="/unificacao" className="button outline">
          Voltar à fila
        </Link>
        <Button onClick={() => setAsking(true)}>Desfazer</Button>
      </div>
      {asking ? (
        <UndoDialog
          mergeId={done.mergeId}
          onClose={() => setAsking(false)}
          onUndone={() => {
            void queries.invalidateQueries();
            onUndone();
          }}
        />
      ) : null}
    </Card>
  );
}
