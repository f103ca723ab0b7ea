import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  ButtonLink,
  callApi,
  Card,
  ConfirmDialog,
  ErrorState,
  type Fact,
  Facts,
  formatDateTime,
  Notice,
  Page as Frame,
  routeKey,
  showToast,
  Skeleton,
  useRoute,
  useSession,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { confirmContinuation, getContinuation } from '../contract.ts';

type Continuation = RouteOutput<typeof getContinuation>;

const WHY = {
  restored: 'Foi restaurada de uma cópia de segurança',
  moved: 'Acordou em outro computador ou em outra pasta',
};

const factsOf = ({ name, link, why, since }: Continuation): Fact[] => [
  { label: 'Instalação', value: name },
  { label: 'Link', value: link },
  {
    label: 'O que houve',
    value: why ? `${WHY[why]}, em ${formatDateTime(since ?? '')}` : 'Nada espera confirmação',
  },
];

/** What is looked at before saying that this one goes on. */
function Review({ continuation, onAsk }: { continuation: Continuation; onAsk: () => void }) {
  return (
    <Card title="Confira antes de confirmar">
      <div className="column gap-16">
        <Facts facts={factsOf(continuation)} />
        <div className="row wrap gap-8">
          <ButtonLink to="/configuracoes/servidores">Nome, link e e-mail</ButtonLink>
          <ButtonLink to="/transmissao-de-dados/configuracoes">Destinos e quem envia</ButtonLink>
        </div>
        <Notice tone="warning" title="Só uma pode continuar.">
          Desligue a outra antes. Se as duas transmitirem, as instalações de destino veem a mesma base duas
          vezes e param até que alguém escolha.
        </Notice>
        <div className="form-foot">
          <Button look="primary" onClick={onAsk}>
            Esta é a que continua
          </Button>
        </div>
      </div>
    </Card>
  );
}

const settled = ({ purpose }: Continuation): string =>
  purpose === 'homologacao'
    ? 'Este é um clone de homologação: nunca transmite, e não há o que confirmar.'
    : 'Não há o que confirmar: esta instalação é a que continua.';

/** "Confirmar instalação": nothing is transmitted until an administrator says that this one goes on. */
export function Page() {
  const client = useQueryClient();
  const { refresh } = useSession();
  const { data, isError, error, refetch } = useRoute(getContinuation, {});
  const [asking, setAsking] = useState(false);
  async function confirm() {
    client.setQueryData(routeKey(getContinuation, {}), await callApi(confirmContinuation, {}));
    showToast('Instalação confirmada: é esta que continua.');
    await refresh();
  }
  return (
    <Frame title="Confirmar instalação">
      {data?.why ? <Review continuation={data} onAsk={() => setAsking(true)} /> : null}
      {data && !data.why ? <Notice tone="success">{settled(data)}</Notice> : null}
      {!data && isError ? (
        <ErrorState what="os dados da instalação" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data || isError ? null : <Skeleton rows={5} />}
      {asking ? (
        <ConfirmDialog
          title="É esta que continua?"
          confirm="Esta é a que continua"
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          Ela volta a transmitir agora, e a outra não deve mais ser usada. Fica na trilha de auditoria com o
          seu nome.
        </ConfirmDialog>
      ) : null}
    </Frame>
  );
}
