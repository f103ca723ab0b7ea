import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, Notice } from '#platform/ui/index';
import { UndoDialog } from './undo-dialog.tsx';

export type Done = { mergeId: string; id: string; name: string; count: number };

/** What was joined, the way to the record, and the way back. */
export function Joined({ done, onUndone }: { done: Done; onUndone: () => void }) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  return (
    <Card title="Unificação feita">
      <Notice tone="success" title={`${done.count} cadastros agora são o de ${done.name}.`}>
        Tudo o que apontava para os outros aponta para ele. Quem procurar pelos outros nomes e números chega
        aqui. Unifique também no CADSUS, que não recebe isto.
      </Notice>
      <div className="row wrap joined-acts">
        <Link to="/cidadao/$id" params={{ id: done.id }} className="button primary">
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
