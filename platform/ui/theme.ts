import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'sistema' | 'claro' | 'escuro';
export type Density = 'padrao' | 'compacta' | 'toque';

const THEMES: readonly ThemeChoice[] = ['sistema', 'claro', 'escuro'];
const DENSITIES: readonly Density[] = ['padrao', 'compacta', 'toque'];
const systemDark = () => matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** A preference of this browser; a blocked storage only means that it is forgotten. */
function stored<T extends string>(key: string, known: readonly T[], fallback: T): T {
  try {
    const value = localStorage.getItem(key);
    return known.find((one) => one === value) ?? fallback;
  } catch {
    return fallback;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse storage.
  }
  applyAppearance();
}

const themeChoice = () => stored('pec-tema', THEMES, 'sistema');
const densityChoice = () => stored('pec-densidade', DENSITIES, 'padrao');
export const setTheme = (choice: ThemeChoice) => store('pec-tema', choice);
export const setDensity = (choice: Density) => store('pec-densidade', choice);

function scheme(): 'light' | 'dark' {
  const choice = themeChoice();
  if (choice === 'sistema') return systemDark().matches ? 'dark' : 'light';
  return choice === 'escuro' ? 'dark' : 'light';
}

/** Writes theme and density on the document and tells who draws by them. */
function applyAppearance(): void {
  const root = document.documentElement;
  root.dataset.theme = scheme();
  const density = densityChoice();
  if (density === 'padrao') delete root.dataset.density;
  else root.dataset.density = density;
  for (const listener of listeners) listener();
}

/** Call once, before anything is drawn. Follows the system while the person has not chosen. */
export function startAppearance(): void {
  applyAppearance();
  systemDark().addEventListener('change', applyAppearance);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppearance(): { theme: ThemeChoice; scheme: 'light' | 'dark'; density: Density } {
  const theme = useSyncExternalStore(subscribe, themeChoice);
  const density = useSyncExternalStore(subscribe, densityChoice);
  const current = useSyncExternalStore(subscribe, scheme);
  return { theme, scheme: current, density };
}
