import { Suspense } from 'react';
import type { Shortcut } from '../../kit/keys/registry.ts';
import { useSearchLabel } from '../open-pages.tsx';
import { Coming, fetchedAhead, TypeAhead } from './ahead.tsx';
import type { ShellAction } from './shell-actions.ts';

const palette = fetchedAhead(async () => (await import('../palette/palette.tsx')).Palette);
const keyboardMap = fetchedAhead(async () => (await import('../../kit/keys/keyboard-map.tsx')).KeyboardMap);
const helpPanel = fetchedAhead(async () => (await import('../help/help-panel.tsx')).HelpPanel);
const bellPanel = fetchedAhead(async () => (await import('./bell-panel.tsx')).BellPanel);
const keptPanel = fetchedAhead(async () => (await import('./kept-panel.tsx')).KeptPanel);

/** Fetches the layers ahead: they must open at once, and also when the link is cut. */
export const prefetchLayers = (): void =>
  void Promise.allSettled(
    [palette, keyboardMap, helpPanel, bellPanel, keptPanel].map(({ fetch }) => fetch()),
  );

/** The layer of the shell that is open, with the shortcuts of the screen under it. */
export type Layer = {
  kind: 'palette' | 'keys' | 'help' | 'bell' | 'kept';
  shortcuts: readonly Shortcut[];
} | null;

export function ShellLayers({
  layer,
  actions,
  onOpen,
  onClose,
}: {
  layer: Layer;
  actions: readonly ShellAction[];
  onOpen: (kind: NonNullable<Layer>['kind']) => void;
  onClose: () => void;
}) {
  const label = useSearchLabel();
  if (!layer) return null;
  const { kind, shortcuts } = layer;
  const [Palette, KeyboardMap, HelpPanel, BellPanel, KeptPanel] = [
    palette.get(),
    keyboardMap.get(),
    helpPanel.get(),
    bellPanel.get(),
    keptPanel.get(),
  ];
  return (
    <Suspense
      fallback={
        <>
          <Coming onClose={onClose} />
          {kind === 'palette' ? <TypeAhead label={label} /> : null}
        </>
      }
    >
      {kind === 'palette' ? <Palette actions={actions} shortcuts={shortcuts} onClose={onClose} /> : null}
      {kind === 'keys' ? <KeyboardMap shortcuts={shortcuts} onClose={onClose} /> : null}
      {kind === 'help' ? (
        <HelpPanel shortcuts={shortcuts} onKeys={() => onOpen('keys')} onClose={onClose} />
      ) : null}
      {kind === 'bell' ? <BellPanel onClose={onClose} /> : null}
      {kind === 'kept' ? <KeptPanel onClose={onClose} /> : null}
    </Suspense>
  );
}
