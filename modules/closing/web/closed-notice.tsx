import type { Closing } from '#platform/permissions/closed';
import { Notice, serverNow } from '#ui/light';
import { promiseText, whyText } from './closed-text.ts';

/** Before the login: why only administrators get further. */
export function ClosedNotice({ closing }: { closing: Closing }) {
  const { kind, goTo } = closing;
  const why = whyText(closing);
  if (kind === 'moved') {
    return (
      <Notice tone="warning" title="Esta instalação foi desativada.">
        {why} {goTo ? <a href={goTo}>Use agora {goTo}</a> : null}
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title="Fechada para manutenção.">
      {why} {promiseText(closing, new Date(serverNow()))} Por enquanto só administradores entram.
    </Notice>
  );
}
