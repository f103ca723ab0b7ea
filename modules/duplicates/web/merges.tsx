import { titleCaseName } from '@pec-aberto/brazil';
import { IconArrowMerge } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  formatRecent,
  showToast,
  Skeleton,
  useAccess,
  useRoute,
} from '#ui/index';
import { listMergesContract } from '../contract/merges.ts';
import { UndoDialog } from './undo-dialog.tsx';
import './duplicates.css';

type Merge = RouteOutput<typeof listMergesContract>['rows'][number];

function MergeRow({ merge, onUndo }: { merge: Merge; onUndo: (() => void) | null }) {
  const { at, author, reason, undoneAt, undoneBy, absorbed, depends } = merge;
  const names = absorbed.map(({ name }) => titleCaseName(name)).join(', ');
  return (
    <li className="merge">
      <div className="grow">
        <strong>{names}</strong>{' '}
        <span className="text-2">
          {absorbed.length === 1 ? 'foi unificado' : 'foram unificados'} com este cadastro, {formatRecent(at)}
          , por {titleCaseName(author)}.
        </span>
        {reason ? <div className="caption text-3">Motivo: {reason}</div> : null}
        {undoneAt ? (
          <div className="caption text-3">
            Desfeita {formatRecent(undoneAt)}
            {undoneBy ? `, por ${titleCaseName(undoneBy)}` : ''}.
          </div>
        ) : null}
        {depends.length > 0 ? (
          <div className="caption text-2">
            Não dá mais para desfazer: depois dela houve {depends.join(', ')}. Se são pessoas diferentes,
            cadastre a outra de novo e corrija este cadastro.
          </div>
        ) : null}
      </div>
      {undoneAt ? <span className="tag">Desfeita</span> : null}
      {!undoneAt && onUndo && depends.length === 0 ? (
        <Button size="small" onClick={onUndo} aria-label={`Desfazer a unificação de ${names}`}>
          Desfazer
        </Button>
      ) : null}
    </li>
  );
}

/** Joinings of a record: which, when, by whom; who may join may undo, or reads why not. */
export function CitizenMerges({ id }: { id: string }) {
  const { data, isError, error, refetch } = useRoute(listMergesContract, { params: { id } });
  const queries = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const { resources } = useAccess();
  const mayUndo = resources.includes('gestao-de-cadastros-de-cidadao.unificacao-de-cadastros');
  if (!data) {
    return isError ? (
      <ErrorState what="as unificações" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={3} />
    );
  }
  return (
    <Card title="Unificações deste cadastro">
      {data.rows.length === 0 ? (
        <EmptyState icon={IconArrowMerge} title="Nenhuma unificação">
          Quando outro cadastro da mesma pessoa é unificado com este, aparece aqui quem uniu e quando.
        </EmptyState>
      ) : (
        <ul className="merges">
          {data.rows.map((merge) => (
            <MergeRow key={merge.id} merge={merge} onUndo={mayUndo ? () => setAsked(merge.id) : null} />
          ))}
        </ul>
      )}
      {asked ? (
        <UndoDialog
          mergeId={asked}
          onClose={() => setAsked(null)}
          onUndone={() => {
            showToast('Unificação desfeita.');
            void queries.invalidateQueries();
          }}
        />
      ) : null}
    </Card>
  );
}
