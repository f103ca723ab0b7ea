import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button.tsx';
import { Icon, type IconType } from './icon.tsx';

/** A link to a page of the program, drawn as a button. */
export function ButtonLink({
  to,
  params,
  search,
  look,
  size,
  icon,
  onClick,
  'aria-label': label,
  children,
}: {
  to: string;
  /** Values of the `$params` of the path. */
  params?: Record<string, string>;
  /** What follows "?" in the address. */
  search?: Record<string, string | boolean>;
  look?: ButtonLook;
  size?: 'small' | 'large';
  icon?: IconType;
  /** Besides going there: a panel closes. */
  onClick?: () => void;
  /** Where the words alone do not tell which. */
  'aria-label'?: string;
  children: ReactNode;
}) {
  return (
    <Link
      to={to}
      {...(params ? { params } : {})}
      {...(search ? { search } : {})}
      {...(onClick ? { onClick } : {})}
      {...(label ? { 'aria-label': label } : {})}
      className={buttonClass({ look, size })}
    >
      {icon ? <Icon of={icon} /> : null}
      {children}
    </Link>
  );
}
