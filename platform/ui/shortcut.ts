import { useEffect, useEffectEvent } from 'react';

export type Chord = { code: string; alt?: boolean; ctrl?: boolean };

/**
 * Listens to a chord while the component is on screen. By `event.code` (the key's place), because ABNT2
 * and US keyboards write different characters; AltGr (Ctrl+Alt) never counts (ui.md §7).
 */
export function useShortcut(chord: Chord, action: () => void): void {
  const run = useEffectEvent(action);
  const { code, alt = false, ctrl = false } = chord;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const control = event.ctrlKey || event.metaKey;
      if (event.code !== code || event.altKey !== alt || control !== ctrl || event.shiftKey) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [code, alt, ctrl]);
}
