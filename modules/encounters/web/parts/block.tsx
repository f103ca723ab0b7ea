import { type ReactNode, useId, useRef } from 'react';
import { Kbd, useShortcuts } from '#ui/index';

const FIRST = '[data-first], textarea, input:not([type=hidden], [tabindex="-1"]), select, button';

/** A part of what is written, with the key that leads into it: to what is marked `data-first`, else to its first field. */
export function Block({
  letter,
  title,
  keys,
  note,
  tools,
  foot,
  children,
}: {
  /** Of the SOAP; it also gives the colour. */
  letter?: 'S' | 'O' | 'A' | 'P';
  title: string;
  keys: string;
  note?: ReactNode;
  /** What can be added to it. */
  tools?: ReactNode;
  /** Stays in sight under what scrolls. */
  foot?: ReactNode;
  children: ReactNode;
}) {
  const heading = useId();
  const body = useRef<HTMLDivElement>(null);
  const enter = () => {
    const marked = body.current?.querySelector<HTMLElement>('[data-first]');
    (marked ?? body.current?.querySelector<HTMLElement>(FIRST))?.focus();
  };
  useShortcuts([{ keys, label: title, run: enter }]);
  return (
    <section className="card encounter-block" data-letter={letter} aria-labelledby={heading}>
      <header>
        {letter ? (
          <span className="encounter-letter" aria-hidden>
            {letter}
          </span>
        ) : null}
        <h2 id={heading}>{title}</h2>
        <Kbd keys={keys} />
        {note ? <span className="caption text-2">{note}</span> : null}
        {tools ? <div className="row wrap gap-6 encounter-tools">{tools}</div> : null}
      </header>
      <div ref={body} className="body column gap-12">
        {children}
      </div>
      {foot ? <footer>{foot}</footer> : null}
    </section>
  );
}
