import { IconCloudCheck, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { retryConnection, useConnection } from '../../client/connection.ts';
import { Icon } from '../../kit/icon.tsx';
import { useSaveState } from '../../client/save-state.ts';
import { backText, keptItems } from '../../kit/save-text.ts';

const FADES_MS = 10_000;

/** Since when the connection is back, for ten seconds after it was lost. */
function useBack(online: boolean): Date | null {
  const [back, setBack] = useState<Date | null>(null);
  const [lost, setLost] = useState(false);
  if (!online && !lost) setLost(true);
  useEffect(() => {
    if (!online || !lost) return undefined;
    setLost(false);
    setBack(new Date());
    return undefined;
  }, [online, lost]);
  useEffect(() => {
    if (!back) return undefined;
    const timer = setTimeout(() => setBack(null), FADES_MS);
    return () => clearTimeout(timer);
  }, [back]);
  return online ? back : null;
}

function Offline({ onOpen }: { onOpen: () => void }) {
  const { retryInSeconds } = useConnection();
  const { waiting, endsWithTab } = useSaveState();
  return (
    <div className="connection-bar">
      <Icon of={IconWifiOff} />
      <span className="grow" role="status">
        <b>Sem conexão com o servidor.</b>{' '}
        {waiting > 0
          ? `Continue: ${keptItems(waiting)} neste computador.${endsWithTab ? ' Não feche esta aba.' : ''}`
          : 'O que está na tela continua aqui.'}
        <span aria-hidden>
          {' '}
          {retryInSeconds > 0 ? `Nova tentativa em ${retryInSeconds} s.` : 'Tentando…'}
        </span>
      </span>
      {waiting > 0 ? (
        <button type="button" className="link-button" onClick={onOpen}>
          Ver itens
        </button>
      ) : null}
      <button type="button" className="link-button" onClick={retryConnection}>
        Tentar agora
      </button>
    </div>
  );
}

/** Under the top bar while the server cannot be reached, and ten seconds after it is back. */
export function ConnectionBar({ onOpen }: { onOpen: () => void }) {
  const { online } = useConnection();
  const state = useSaveState();
  const back = useBack(online);
  if (!online) return <Offline onOpen={onOpen} />;
  if (!back) return null;
  return (
    <div className="connection-bar back" role="status">
      <Icon of={IconCloudCheck} />
      <span>
        <b>Conexão de volta.</b> {backText(state, back)}
      </span>
    </div>
  );
}
