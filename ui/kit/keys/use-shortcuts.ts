import { useEffect, useEffectEvent, useLayoutEffect } from 'react';
import { openLayer, register, type Shortcut } from './registry.ts';

/**
 * Keys that act while the component is on the screen; the keyboard map (`?`) and the command palette list
 * them. Single letters act only outside text fields.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const read = useEffectEvent(() => shortcuts);
  useEffect(() => register(() => read()), []);
}

/** Put in a dialog: what is behind it hears no key until it closes. */
export function useKeyLayer(): void {
  // A layout effect runs before the effects by which the dialog's own parts register.
  useLayoutEffect(openLayer, []);
}
