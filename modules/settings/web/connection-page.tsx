import { useQueryClient } from '@tanstack/react-query';
import {
  Button,
  callApi,
  Card,
  ConfirmDialog,
  ErrorState,
  formatDateTime,
  Notice,
  problemSentence,
  routeKey,
  showToast,
  Skeleton,
  StatusMark,
  useAction,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { useState } from 'react';
import { getConnection, switchInternet, testConnection } from '../contract.ts';
import { SettingsFrame } from './frame.tsx';
import { ServiceCard } from './service-card.tsx';

type Connection = RouteOutput<typeof getConnection>;
type Keep = (view: Connection) => void;

const stamp = (at: string) => formatDateTime(at).replace(' ', ' às ');

/** How the last real test went. */
function Reach({ reach }: { reach: Connection['reach'] }) {
  if (!reach) return <Notice>Ainda não testada.</Notice>;
  const when = `Último teste em ${stamp(reach.at)}.`;
  return reach.problem === null ? (
    <Notice tone="success" title="Conexão bem sucedida.">
      {when}
    </Notice>
  ) : (
    <Notice tone="danger" title="Conexão mal sucedida.">
      {reach.problem} Sem internet desde {stamp(reach.since)}. {when} O programa testa de novo a cada 5
      minutos.
    </Notice>
  );
}

/** "Internet": the switch over all that leaves this machine, and its real test. */
function InternetCard({ connection, onChanged }: { connection: Connection; onChanged: Keep }) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const test = useAction(testConnection);
  const tell = (error: unknown) => setProblem(problemSentence(error));
  const { internet, reach } = connection;
  const turn = async (on: boolean) => {
    onChanged(await callApi(switchInternet, { body: { on } }));
    setProblem('');
    showToast(on ? 'Internet habilitada.' : 'Internet desabilitada.');
  };
  return (
    <Card
      title="Internet"
      action={
        <StatusMark shape={internet ? 'done' : 'none'}>{internet ? 'Habilitado' : 'Desabilitado'}</StatusMark>
      }
    >
      <div className="column gap-16">
        <Notice>
          Ao desabilitar a internet, também são desabilitados: Envio on-line, Unificação de bases, CADSUS,
          Hórus, Agenda online e RNDS, e o e-mail por servidor de fora. Nada sai deste computador, nem para a
          rede do município; os lotes podem ser salvos em arquivo.
        </Notice>
        {internet ? <Reach reach={reach} /> : null}
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <div className="form-foot">
          {internet ? (
            <>
              <Button look="danger-outline" onClick={() => setAsking(true)}>
                Desabilitar
              </Button>
              <Button
                look="primary"
                busy={test.isPending && 'Testando…'}
                onClick={() => test.mutate({ body: {} }, { onSuccess: onChanged, onError: tell })}
              >
                Testar conexão com a internet
              </Button>
            </>
          ) : (
            <Button look="primary" onClick={() => void turn(true).catch(tell)}>
              Habilitar
            </Button>
          )}
        </div>
      </div>
      {asking ? (
        <ConfirmDialog
          title="Desabilitar a internet?"
          confirm="Desabilitar"
          danger
          onConfirm={() => turn(false)}
          onClose={() => setAsking(false)}
        >
          Nada mais sai deste computador até você a habilitar. Lotes e unificação ficam guardados e seguem
          depois. Avisos por e-mail não são enviados, nem depois.
        </ConfirmDialog>
      ) : null}
    </Card>
  );
}

/** Tab "Conexão". */
export function Page() {
  const client = useQueryClient();
  const connection = useRoute(getConnection, {}, { refetchInterval: 60_000 });
  const keep: Keep = (view) => client.setQueryData(routeKey(getConnection, {}), view);
  const { data } = connection;
  return (
    <SettingsFrame tab="Conexão">
      {data ? (
        <>
          <InternetCard connection={data} onChanged={keep} />
          {data.services.map((service) => (
            <ServiceCard key={service.id} service={service} onChanged={keep} />
          ))}
        </>
      ) : null}
      {connection.isPending ? <Skeleton rows={6} /> : null}
      {connection.isError ? (
        <ErrorState what="a conexão" error={connection.error} onRetry={() => void connection.refetch()} />
      ) : null}
    </SettingsFrame>
  );
}
