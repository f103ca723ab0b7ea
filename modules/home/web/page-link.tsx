import type { ReactNode } from 'react';
import { ButtonLink, usePages } from '#platform/ui/index';

/** A link to a page of another room, there only when the access may open it. */
export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  if (!usePages().some((page) => page.path === to)) return null;
  return (
    <ButtonLink to={to} look="text" size="small">
      {children}
    </ButtonLink>
  );
}
