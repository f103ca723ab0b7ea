import type { ReactNode } from 'react';
import { ButtonLink, usePages } from '#ui/index';

/** A link to a page of another room, there only when the access may open it. */
export function PageLink({
  to,
  look = 'text',
  children,
}: {
  to: string;
  look?: 'text' | 'soft';
  children: ReactNode;
}) {
  if (!usePages().some((page) => page.path === to)) return null;
  return (
    <ButtonLink to={to} look={look} size="small">
      {children}
    </ButtonLink>
  );
}
