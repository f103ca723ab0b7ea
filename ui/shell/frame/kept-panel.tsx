import { useNavigate } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '../../kit/button.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { formatRecent } from '../../kit/format.ts';
import {
  dropCall,
  flushOutbox,
  type KeptCall,
  keptCalls,
  onKeptCalls,
  reopenCall,
} from '../../client/local/outbox.ts';
import { EmptyState } from '../../kit/states.tsx';
import { StatusMark } from '../../kit/status-mark.tsx';

function Item({ call, onDiscard, onFix }: { call: KeptCall; onDiscard: () => void; onFix: () => void }) {
  const refused = call.refused !== undefined;
  return (
    <li className="kept-item">
      <div className="row wrap">
        <strong className="grow">{call.title}</strong>
        <StatusMark shape={refused ? 'failed' : 'running'}>
          {refused ? 'Precisa de você' : 'Espera o servidor'}
        </StatusMark>
      </div>
      <p className="secondary text-2">
        {refused ? `${call.refused} ` : ''}
        <span className="text-3">Digitado {formatRecent(call.at)}.</span>
      </p>
      {refused ? (
        <div className="row wrap">
          <Button size="small" look="soft" onClick={onFix}>
            {call.form ? 'Corrigir' : 'Ir para a tela'}
          </Button>
          <Button size="small" look="quiet" onClick={onDiscard}>
            Descartar
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** What waits on this computer: its state, the reason of a refusal, and the way back to what was typed. */
export function KeptPanel({ onClose }: { onClose: () => void }) {
  const calls = useSyncExternalStore(onKeptCalls, keptCalls);
  const [discarding, setDiscarding] = useState<KeptCall | null>(null);
  const navigate = useNavigate();
  const fix = async (call: KeptCall) => {
    const to = await reopenCall(call);
    onClose();
    await navigate({ to });
  };
  return (
    <Dialog title="Guardados neste computador" side onClose={onClose}>
      {calls.length === 0 ? (
        <EmptyState title="Nada espera aqui">Tudo o que você salvou já está no servidor.</EmptyState>
      ) : (
        <div className="column gap-12">
          <ul>
            {calls.map((call) => (
              <Item
                key={call.id}
                call={call}
                onFix={() => void fix(call)}
                onDiscard={() => setDiscarding(call)}
              />
            ))}
          </ul>
          {calls.some(({ refused }) => refused === undefined) ? (
            <>
              <p className="secondary text-2">
                São enviados sozinhos, na ordem, quando o servidor responder.
              </p>
              <div>
                <Button size="small" onClick={() => void flushOutbox()}>
                  Enviar agora
                </Button>
              </div>
            </>
          ) : null}
        </div>
      )}
      {discarding ? (
        <ConfirmDialog
          title={`Descartar ${discarding.title}?`}
          confirm="Descartar"
          cancel="Manter"
          danger
          onConfirm={() => dropCall(discarding)}
          onClose={() => setDiscarding(null)}
        >
          O que você digitou {formatRecent(discarding.at)} se perde e não chega ao servidor.
        </ConfirmDialog>
      ) : null}
    </Dialog>
  );
}
