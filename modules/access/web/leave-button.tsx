import { callApi, useSession } from '#platform/ui/light';
import { signOut } from '../contract.ts';

/** Signs out; the server decides what comes after. */
export async function leave(refresh: () => Promise<unknown>): Promise<void> {
  await callApi(signOut, {}).catch(() => undefined);
  await refresh();
}

/** Name of who is signed in, and "Sair", at the end of a plain bar. */
export function LeaveButton({ name }: { name: string }) {
  const { refresh } = useSession();
  return (
    <span className="row gap-12 secondary">
      <span className="login-name ellipsis">{name}</span>
      <button type="button" className="link-button" onClick={() => void leave(refresh)}>
        Sair
      </button>
    </span>
  );
}
