import { useEffect, useRef } from 'react';

/**
 * Put first in a form that opens in place: its first field takes the focus, and the button that opened it
 * (`data-opens`) gets it back when the form is gone.
 */
export function FocusFirst({ opener }: { opener: string }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    mark.current?.closest('form')?.querySelector<HTMLElement>('select, input, button')?.focus();
    return () => {
      // Once the button is back on the page.
      setTimeout(() => document.querySelector<HTMLElement>(`[data-opens="${opener}"]`)?.focus());
    };
  }, [opener]);
  return <span ref={mark} hidden />;
}
