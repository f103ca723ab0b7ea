import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useAccess, useSession } from '../../client/session.tsx';
import { Icon } from '../../kit/icon.tsx';

/** On every page of an installation that was restored or carried elsewhere, until somebody says that it goes on. */
export function UnconfirmedBar() {
  const { unconfirmed } = useSession().session.installation;
  const { resources } = useAccess();
  if (!unconfirmed) return null;
  return (
    <div className="connection-bar" role="status">
      <Icon of={IconAlertTriangle} />
      <span className="grow">
        <b>Nada é transmitido por enquanto.</b> Esta instalação foi restaurada de uma cópia ou mudou de lugar.
        O atendimento continua; falta confirmar que é ela que continua.
      </span>
      {resources.includes('configuracao-de-instalacao') ? (
        <Link to="/confirmar-instalacao">Conferir e confirmar</Link>
      ) : null}
    </div>
  );
}
