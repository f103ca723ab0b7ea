import { type ComponentType, lazy, useEffect, useEffectEvent } from 'react';
import { useKeyLayer } from '../keys/use-shortcuts.ts';
import { showToast } from '../toasts.tsx';

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
/** What was typed since a layer was asked for, given once. */
export function takeTyped(): string {
  const text = typed;
  typed = '';
  return text;
}

/** Stands for a layer that is still on its way: no key acts behind it, and what is typed is kept for it. */
export function Coming() {
  useKeyLayer();
  useEffect(() => {
    takeTyped();
    const keep = (event: KeyboardEvent) => {
      if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) typed += event.key;
    };
    window.addEventListener('keydown', keep);
    return () => window.removeEventListener('keydown', keep);
  }, []);
  return null;
}
