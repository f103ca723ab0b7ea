import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../../kit/icon.tsx';
import { useTitle } from '../../kit/title.ts';
import { useScrollable } from '../../kit/use-scrollable.ts';

export type Crumb = { label: string; to?: string };

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="Você está em">
      <Link to="/">Início</Link>
      {crumbs.map((crumb) => (
        <Fragment key={crumb.label}>
          <Icon of={IconChevronRight} size="small" />
          {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span>{crumb.label}</span>}
        </Fragment>
      ))}
    </nav>
  );
}

/**
 * A page inside the frame: breadcrumb, one h1 that takes the focus when the page opens, actions at the
 * right, content that scrolls, and optionally a foot that stays in sight. `crumbs` are what stands between
 * "Início" and the title; the title is added as the last one.
 */
export function Page({
  title,
  tab = title,
  crumbs,
  actions,
  foot,
  children,
}: {
  title: string;
  /** Title of the browser's tab, when it differs. */
  tab?: string;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const scrollable = useScrollable();
  useTitle(tab);
  useEffect(() => {
    const inside = heading.current?.closest('main')?.querySelector(':focus');
    // A field that asked for the focus keeps it: taking it away would also mark it as left empty.
    if (!inside) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <Breadcrumb crumbs={crumbs ?? [{ label: title }]} />
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        </div>
        {actions ? <div className="row wrap">{actions}</div> : null}
      </div>
      <div {...scrollable} className="page" data-scroll-restoration-id="page">
        {children}
      </div>
      {foot ? <footer className="page-foot">{foot}</footer> : null}
    </>
  );
}
