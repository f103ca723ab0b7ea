import { titleCaseName } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CopyField,
  ErrorState,
  formatDate,
  formatDateTime,
  Notice,
  QrCode,
  routeKey,
  Skeleton,
  useAction,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { enterContraChave, getActivation, listActivations } from '../contract.ts';
import { ContraChaveForm } from './contra-chave-form.tsx';

type Activation = RouteOutput<typeof getActivation>;

/** '1234…' in eight groups of four. */
const groups = (chave: string) => chave.match(/.{1,4}/g)?.join(' ') ?? chave;

/** To whom the chave goes; without an authority, who may name one. */
function Whom({ authorities, installers }: Pick<Activation, 'authorities' | 'installers'>) {
  if (authorities.length > 0) {
    return (
      <p className="secondary text-2">
        Envie a chave a <strong>{authorities.join(' ou ')}</strong> e informe a contra-chave que receber. A
        conferência é feita aqui, sem internet, por um protocolo próprio do PEC Aberto.
      </p>
    );
  }
  const names = installers.map(titleCaseName).join(' ou ');
  return (
    <Notice tone="warning">
      Esta instalação ainda não tem autoridade de ativação: ninguém pode responder a esta chave. Peça ao
      administrador da instalação{names ? `, ${names},` : ''} que cadastre uma em “Ativação”, onde está o
      passo a passo.
    </Notice>
  );
}

/** The chave as text to copy and, when asked for, as QR code to be read by a telephone. */
function Chave({ chave, authorities, installers }: Activation) {
  const [shown, setShown] = useState(false);
  return (
    <div className="column gap-8">
      <CopyField label="Chave" value={groups(chave)} />
      <Whom authorities={authorities} installers={installers} />
      <div>
        <Button size="small" look="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Ocultar QR code da chave' : 'Mostrar QR code da chave'}
        </Button>
      </div>
      {shown ? <QrCode text={chave} label="QR code da chave" /> : null}
    </div>
  );
}

function Situation({ activation, transmission }: Activation) {
  const tone = transmission.allowed ? 'success' : transmission.reason === 'simulated' ? 'warning' : 'info';
  return (
    <Notice tone={tone}>
      {activation
        ? `Ativado por ${activation.authority.name} em ${formatDateTime(activation.activatedAt)} ` +
          `(contra-chave de ${formatDate(activation.issuedOn)}). `
        : ''}
      {transmission.sentence}
    </Notice>
  );
}

/** Activation of one municipality: its situation, the chave and the field of the contra-chave. */
export function ActivationPanel({ ibge, onActivated }: { ibge: string; onActivated?: () => void }) {
  const params = { ibge };
  const client = useQueryClient();
  const { data, isError, error, refetch } = useRoute(getActivation, { params });
  const enter = useAction(enterContraChave);
  const [another, setAnother] = useState(false);
  if (!data) {
    if (!isError) return <Skeleton rows={5} />;
    return <ErrorState what="a ativação" error={error} onRetry={() => void refetch()} />;
  }

  async function send(contraChave: string): Promise<void> {
    const view = await enter.mutateAsync({ params, body: { contraChave } });
    client.setQueryData(routeKey(getActivation, { params }), view);
    await client.invalidateQueries({ queryKey: routeKey(listActivations) });
    setAnother(false);
    onActivated?.();
  }

  return (
    <div className="column gap-16">
      <Situation {...data} />
      {data.activation && !another ? (
        <div>
          <Button onClick={() => setAnother(true)}>Informar outra contra-chave</Button>
        </div>
      ) : (
        <>
          <Chave {...data} />
          <ContraChaveForm onEnter={send} />
        </>
      )}
    </div>
  );
}
