import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CancelButton,
  Card,
  ConfirmDialog,
  ErrorState,
  FocusFirst,
  Form,
  formatDateTime,
  LeaveGuard,
  routeKey,
  showToast,
  Skeleton,
  SubmitButton,
  TextAreaField,
  TextField,
  TwoLines,
  useAction,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { addAuthority, getActivation, listAuthorities, removeAuthority } from '../contract.ts';

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
      <FocusFirst opener="authority" />
      <LeaveGuard what="a autoridade" />
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
        <CancelButton onClose={onCancel} />
        <SubmitButton>Adicionar</SubmitButton>
      </div>
    </Form>
  );
}

/** How the first one comes to be: the way out for an installation that nobody can activate. */
function NoAuthority() {
  return (
    <div className="column gap-8 secondary text-2">
      <p>Nenhuma. Sem uma autoridade, nenhum município em produção pode ser ativado. Para ter uma:</p>
      <ol className="column gap-4 numbered">
        <li>
          Combine quem autoriza a transmissão: a secretaria de saúde, o estado ou quem opera a instalação.
        </li>
        <li>
          Num computador dela, que não seja este servidor:{' '}
          <code>pec activation authority create --key-file privada.pem</code>. O arquivo fica com ela; o
          comando mostra a chave pública.
        </li>
        <li>Receba a chave pública por um meio em que você confie e adicione-a aqui.</li>
        <li>
          Ela responde à chave de cada município com{' '}
          <code>pec activation sign CHAVE --key-file privada.pem</code>.
        </li>
      </ol>
      <p>
        <a href="/manual/instalacao#4-ativar" target="_blank" rel="noreferrer">
          Passo a passo no manual
        </a>
      </p>
    </div>
  );
}

function List({ rows, onRemove }: { rows: readonly Authority[]; onRemove: (row: Authority) => void }) {
  if (rows.length === 0) {
    return <NoAuthority />;
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
  // Who may answer a chave is told beside it.
  const reload = () =>
    Promise.all(
      [listAuthorities, getActivation].map((route) =>
        client.invalidateQueries({ queryKey: routeKey(route) }),
      ),
    );

  return (
    <Card
      title="Autoridades de ativação"
      note="Assinam as contra-chaves que esta instalação aceita"
      action={
        adding ? null : (
          <Button size="small" data-opens="authority" onClick={() => setAdding(true)}>
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
