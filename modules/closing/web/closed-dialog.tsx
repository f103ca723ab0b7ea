import { IconDoorExit, IconTool } from '@tabler/icons-react';
import { signOut } from '#modules/access/contract';
import type { Closing } from '#platform/permissions/closed';
import { setClosing } from '#ui/client/closed';
import { Button, ButtonAnchor, callApi, Dialog, serverNow, useSession } from '#ui/index';
import { promiseText, whyText } from './closed-text.ts';

/** Why nobody works now, until when, or where to go; the page and its text stay behind. */
export function ClosedDialog({ closing }: { closing: Closing }) {
  const { refresh } = useSession();
  const { kind, goTo } = closing;
  async function leave(): Promise<void> {
    await callApi(signOut, {});
    setClosing(null);
    await refresh();
  }
  return (
    <Dialog
      title={kind === 'moved' ? 'Esta instalação foi desativada' : 'Fechada para manutenção'}
      icon={IconTool}
      width={440}
    >
      <p>{whyText(closing)}</p>
      <p className="text-2" style={{ margin: '12px 0' }}>
        {promiseText(closing, new Date(serverNow()))}{' '}
        {kind === 'moved'
          ? 'O que você digitou está guardado aqui; copie o que precisar para o novo endereço.'
          : 'O que você digitou está guardado, e esta página volta sozinha quando abrir.'}
      </p>
      <div className="form-foot">
        <Button icon={IconDoorExit} onClick={() => void leave()}>
          Sair
        </Button>
        {goTo ? (
          <ButtonAnchor look="primary" href={goTo}>
            Ir para o novo endereço
          </ButtonAnchor>
        ) : null}
      </div>
    </Dialog>
  );
}
