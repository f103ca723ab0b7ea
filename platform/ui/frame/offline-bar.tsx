import { IconWifiOff } from '@tabler/icons-react';
import { retryConnection, useConnection } from '../connection.ts';
import { Icon } from '../icon.tsx';

/** Under the top bar while the server cannot be reached: says so, and when it tries again. */
export function OfflineBar() {
  const { online, retryInSeconds } = useConnection();
  if (online) return null;
  return (
    <div className="offline-bar">
      <Icon of={IconWifiOff} />
      <span className="grow" role="status">
        <b>Sem conexão com o servidor.</b> O que está na tela continua aqui; para salvar, espere a conexão.
        <span aria-hidden>
          {' '}
          {retryInSeconds > 0 ? `Nova tentativa em ${retryInSeconds} s.` : 'Tentando…'}
        </span>
      </span>
      <button type="button" className="link-button" onClick={retryConnection}>
        Tentar agora
      </button>
    </div>
  );
}
