import { type ComponentType, lazy, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useKeyLayer } from '../../kit/keys/use-shortcuts.ts';
import { showToast } from '../../kit/toasts.tsx';

/** Says that a layer could not be fetched, and gives the screen back. */
function Unavailable({ onClose }: { onClose: () => void }) {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    showToast('Sem conexão com o servidor. Tente de novo quando ela voltar.');
    close();
  }, []);
  return null;
}

/**
 * A layer fetched when the browser is idle and drawn at once afterwards: with `lazy` alone its first drawing
 * comes a moment late, and what is typed in that moment is lost. A fetch that fails is tried again the next
 * time.
 */
export function fetchedAhead<P extends { onClose: () => void }>(load: () => Promise<ComponentType<P>>) {
  let ready: ComponentType<P> | undefined;
  const fetch = async () => {
    ready = await load();
    return { default: ready };
  };
  const lazily = (): ComponentType<P> =>
    lazy(() =>
      fetch().catch(() => {
        late = lazily();
        return { default: Unavailable as ComponentType<P> };
      }),
    );
  let late = lazily();
  return { fetch, get: (): ComponentType<P> => ready ?? late };
}

let typed = '';

/** Gives the layer what was typed since it was asked for, before another key can come. */
export function useTypedAhead(take: (text: string) => void): void {
  const give = useEffectEvent(take);
  useLayoutEffect(() => {
    if (typed) give(typed);
  }, []);
}

/** Stands for a layer that is still on its way: no key acts behind it, and Esc gives it up. */
export function Coming({ onClose }: { onClose: () => void }) {
  useKeyLayer();
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  });
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return null;
}

/**
 * Where what is typed goes until the layer is on the screen, which React may draw a while before it shows it. A field
 * and not a listener: only a field understands accents, corrections and what is pasted.
 */
export function TypeAhead({ label }: { label: string }) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const input = box.current;
    const before = document.activeElement;
    input?.focus({ preventScroll: true });
    return () => {
      typed = input?.value ?? '';
      // Only for the layer that takes its place in this moment, not for one that opens later.
      queueMicrotask(() => {
        typed = '';
      });
      // The dialog gives the focus back to where it found it.
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return <input ref={box} className="visually-hidden" aria-label={label} autoComplete="off" />;
}
