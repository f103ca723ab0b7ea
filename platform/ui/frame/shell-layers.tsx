import { lazy, Suspense } from 'react';
import type { Shortcut } from '../keys/registry.ts';
import type { ShellAction } from './shell-actions.ts';

const load = {
  palette: () => import('../palette/palette.tsx'),
  keys: () => import('../keys/keyboard-map.tsx'),
  help: () => import('../help/help-panel.tsx'),
  kept: () => import('./kept-panel.tsx'),
};
const Palette = lazy(async () => ({ default: (await load.palette()).Palette }));
const KeyboardMap = lazy(async () => ({ default: (await load.keys()).KeyboardMap }));
const HelpPanel = lazy(async () => ({ default: (await load.help()).HelpPanel }));
const KeptPanel = lazy(async () => ({ default: (await load.kept()).KeptPanel }));

/** Fetches the layers ahead: they must also open when the link is cut. */
export const prefetchLayers = (): void => void Promise.all(Object.values(load).map((one) => one()));

/** The layer of the shell that is open, with the shortcuts of the screen under it. */
export type Layer = { kind: keyof typeof load; shortcuts: readonly Shortcut[] } | null;

export function ShellLayers({
  layer,
  actions,
  onOpen,
  onClose,
}: {
  layer: Layer;
  actions: readonly ShellAction[];
  onOpen: (kind: keyof typeof load) => void;
  onClose: () => void;
}) {
  if (!layer) return null;
  const { kind, shortcuts } = layer;
  return (
    <Suspense>
      {kind === 'palette' ? <Palette actions={actions} shortcuts={shortcuts} onClose={onClose} /> : null}
      {kind === 'keys' ? <KeyboardMap shortcuts={shortcuts} onClose={onClose} /> : null}
      {kind === 'help' ? (
        <HelpPanel shortcuts={shortcuts} onKeys={() => onOpen('keys')} onClose={onClose} />
      ) : null}
      {kind === 'kept' ? <KeptPanel onClose={onClose} /> : null}
    </Suspense>
  );
}
