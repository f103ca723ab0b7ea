import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';
import { TrainingLine, TrainingTag, type Purpose } from './training.tsx';
import { useTitle } from './title.ts';

/** A page without menu: bar with the mark, one column in the middle (wizards, choice of access). */
export function PlainPage({
  title,
  purpose,
  aside,
  width = 940,
  children,
}: {
  title: string;
  purpose: Purpose;
  /** Right end of the bar. */
  aside?: ReactNode;
  /** Width of the column, px. */
  width?: number;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <>
      <header className="plain-bar">
        <Logo />
        <span className="grow" />
        <TrainingTag purpose={purpose} />
        {aside}
      </header>
      <TrainingLine purpose={purpose} />
      <main className="plain-main" style={{ maxWidth: width + 40 }}>
        {children}
      </main>
    </>
  );
}
