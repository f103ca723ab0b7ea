import type { ReactNode } from 'react';

/** A card with its title; `note` is the grey text after it, `action` stands at the right. */
export function Card({
  title,
  note,
  action,
  children,
}: {
  title: string;
  note?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
        {note ? <span className="caption text-3">{note}</span> : null}
        <span className="grow" />
        {action}
      </header>
      <div className="body">{children}</div>
    </section>
  );
}
