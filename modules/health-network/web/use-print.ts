import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Opens every `<details>` of the page while it is printed: paper has nothing to click. Answers the moment of
 * the last print, to be written on it.
 */
export function usePrint(): Date | null {
  const [printedAt, setPrintedAt] = useState<Date | null>(null);
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = () => {
      flushSync(() => setPrintedAt(new Date()));
      opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const one of opened) one.open = true;
    };
    const close = () => {
      for (const one of opened) one.open = false;
    };
    window.addEventListener('beforeprint', open);
    window.addEventListener('afterprint', close);
    return () => {
      window.removeEventListener('beforeprint', open);
      window.removeEventListener('afterprint', close);
    };
  }, []);
  return printedAt;
}
