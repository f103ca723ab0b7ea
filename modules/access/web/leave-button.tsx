import { useSession } from '#ui/light';
import { leave } from './leave.ts';

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
