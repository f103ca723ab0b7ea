import { useSyncExternalStore } from 'react';
import { onPreferences, readPreference, writePreference } from '../client/preferences.ts';

export type ThemeChoice = 'sistema' | 'claro' | 'escuro';
export type Density = 'padrao' | 'compacta' | 'toque';

/** The choices, with the words people read. */
export const THEMES: readonly (readonly [ThemeChoice, string])[] = [
  ['sistema', 'Como o sistema'],
  ['claro', 'Claro'],
  ['escuro', 'Escuro'],
];
export const DENSITIES: readonly (readonly [Density, string])[] = [
  ['compacta', 'Compacta'],
  ['padrao', 'Padrão'],
  ['toque', 'Toque'],
];
const systemDark = () => matchMedia('(prefers-color-scheme: dark)');
const finger = () => matchMedia('(pointer: coarse)');
const listeners = new Set<() => void>();

const known = <T extends string>(choices: readonly (readonly [T, string])[], kept: string | null) =>
  choices.find(([value]) => value === kept)?.[0];
const themeChoice = (): ThemeChoice => known(THEMES, readPreference('tema')) ?? 'sistema';
const chosenDensity = () => known(DENSITIES, readPreference('densidade'));
/** A finger needs more room than a mouse, unless the person chose otherwise. */
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
