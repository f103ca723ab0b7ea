import type { ReactNode } from 'react';
import { ApiProblem, Notice } from '#ui/index';

/** Why these cannot be joined as chosen; another principal may be (MAN-03). Any other error is `children`. */
export function PrincipalRefused({
  error,
  ids,
  onSwap,
  children,
}: {
  error: unknown;
  /** The others, of whom one may be the principal. */
  ids: readonly string[];
  onSwap: (principal: string) => void;
  children: ReactNode;
}) {
  if (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500) return children;
  const [other] = ids;
  return (
    <Notice tone="warning" title="Não dá para unificar assim.">
      {error.detail}{' '}
      {error.code === 'principal-without-fci' && other ? (
        <button type="button" className="link-button" onClick={() => onSwap(other)}>
          Trocar o principal
        </button>
      ) : null}
    </Notice>
  );
}
