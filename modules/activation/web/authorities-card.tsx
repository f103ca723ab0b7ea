import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  ConfirmDialog,
  ErrorState,
  Form,
  formatDateTime,
  routeKey,
  showToast,
  Skeleton,
  SubmitButton,
  TextAreaField,
  TextField,
  TwoLines,
  useAction,
  useRoute,
} from '#platform/ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { addAuthority, listAuthorities, removeAuthority } from '../contract.ts';

type Authority = RouteOutput<typeof listAuthorities>['rows'][number];

function AddForm({ onAdded, onCancel }: { onAdded: () => void; onCancel: () => void }) {
  const add = useAction(addAuthority);
  return (
    <Form<{ name: string; publicKey: string }>
      label="Adicionar autoridade"
      defaults={{ name: '', publicKey: '' }}
      onSubmit={async (body) => {
        await add.mutateAsync({ body });
        onAdded();
      }}
    >
      <TextField name="name" label="Nome da autoridade" required maxLength={120} />
      <TextAreaField
        name="publicKey"
        label="Chave pública"
        required
        rows={3}
        maxLength={2000}
        hint="Ed25519, em PEM (“BEGIN PUBLIC KEY”) ou base64. Receba-a por um meio em que você confie."
      />
      <div className="form-foot">
        <Button onClick={onCancel}>Cancelar</Button>
        <SubmitButton>Adicionar</SubmitButton>
      </div>
    </Form>
  );
}

function List({ rows, onRemove }: { rows: readonly Authority[]; onRemove: (row: Authority) => void }) {
  if (rows.length === 0) {
    return (
      <p className="secondary text-2">Nenhuma. Sem uma autoridade, nenhum município pode ser ativado.</p>
    );
  }
  return (
    <ul className="column gap-8">
      {rows.map((row) => (
        <li key={row.id} className="row">
          <div className="grow">
            <TwoLines first={row.name} second={`${row.id} · desde ${formatDateTime(row.addedAt)}`} />
          </div>
          <Button size="small" look="danger-outline" onClick={() => onRemove(row)}>
            Remover
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Whose signature the installation accepts. Only the installer sees it. */
export function AuthoritiesCard() {
  const client = useQueryClient();
  const { data, isError, error, refetch } = useRoute(listAuthorities, {});
  const remove = useAction(removeAuthority);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Authority | null>(null);
  const reload = () => client.invalidateQueries({ queryKey: routeKey(listAuthorities) });

  return (
    <Card
      title="Autoridades de ativação"
      note="Assinam as contra-chaves que esta instalação aceita"
      action={
        adding ? null : (
          <Button size="small" onClick={() => setAdding(true)}>
            Adicionar autoridade
          </Button>
        )
      }
    >
      <div className="column gap-16">
        {data ? <List rows={data.rows} onRemove={setLeaving} /> : null}
        {!data && isError ? (
          <ErrorState what="as autoridades" error={error} onRetry={() => void refetch()} />
        ) : null}
        {data || isError ? null : <Skeleton rows={2} />}
        {adding ? (
          <AddForm
            onCancel={() => setAdding(false)}
            onAdded={() => {
              setAdding(false);
              showToast('Autoridade adicionada.');
              void reload();
            }}
          />
        ) : null}
      </div>
      {leaving ? (
        <ConfirmDialog
          title={`Remover ${leaving.name}?`}
          confirm="Remover"
          danger
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            await remove.mutateAsync({ params: { id: leaving.id } });
            showToast('Autoridade removida.');
            await reload();
          }}
        >
          Novas contra-chaves dela serão recusadas. Os municípios que ela já ativou continuam ativados.
        </ConfirmDialog>
      ) : null}
    </Card>
  );
}
