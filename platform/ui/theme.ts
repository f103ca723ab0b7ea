import { useSyncExternalStore } from 'react';
import { onPreferences, readPreference, writePreference } from './preferences.ts';

export type ThemeChoice = 'sistema' | 'claro' | 'escuro';
export type Density = 'padrao' | 'compacta' | 'toque';

const THEMES: readonly ThemeChoice[] = ['sistema', 'claro', 'escuro'];
const DENSITIES: readonly Density[] = ['padrao', 'compacta', 'toque'];
const systemDark = () => matchMedia('(prefers-color-scheme: dark)');
const finger = () => matchMedia('(pointer: coarse)');
const listeners = new Set<() => void>();

const themeChoice = (): ThemeChoice => THEMES.find((one) => one === readPreference('tema')) ?? 'sistema';
const chosenDensity = () => DENSITIES.find((one) => one === readPreference('densidade'));
/** A finger needs more room than a mouse, unless the person chose otherwise (ui.md §2.3). */
const density = (): Density => chosenDensity() ?? (finger().matches ? 'toque' : 'padrao');

export const setTheme = (choice: ThemeChoice) => writePreference('tema', choice, true);
export const setDensity = (choice: Density) => writePreference('densidade', choice, true);

function scheme(): 'light' | 'dark' {
  const choice = themeChoice();
  if (choice === 'sistema') return systemDark().matches ? 'dark' : 'light';
  return choice === 'escuro' ? 'dark' : 'light';
}

/** Writes theme and density on the document and tells who draws by them. */
function applyAppearance(): void {
  const root = document.documentElement;
  root.dataset.theme = scheme();
  root.dataset.density = density();
  for (const listener of listeners) listener();
}

/** Call once, before anything is drawn. Follows the system while the person has not chosen. */
export function startAppearance(): void {
  applyAppearance();
  systemDark().addEventListener('change', applyAppearance);
  finger().addEventListener('change', applyAppearance);
  onPreferences(applyAppearance);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppearance(): { theme: ThemeChoice; scheme: 'light' | 'dark'; density: Density } {
  const theme = useSyncExternalStore(subscribe, themeChoice);
  const chosen = useSyncExternalStore(subscribe, density);
  const current = useSyncExternalStore(subscribe, scheme);
  return { theme, scheme: current, density: chosen };
}
