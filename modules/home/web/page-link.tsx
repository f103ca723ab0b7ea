import type { ReactNode } from 'react';
import { ButtonLink, usePages } from '#ui/index';

/** A link to a page of another room, there only when the access may open it. */
export function PageLink({
  to,
  search,
  look = 'text',
  onClick,
  children,
}: {
  to: string;
  search?: Record<string, string | boolean>;
  look?: 'text' | 'soft';
  onClick?: () => void;
  children: ReactNode;
}) {
  if (!usePages().some((page) => page.path === to)) return null;
  return (
    <ButtonLink
      to={to}
      look={look}
      size="small"
      {...(search ? { search } : {})}
      {...(onClick ? { onClick } : {})}
    >
      {children}
    </ButtonLink>
  );
}
