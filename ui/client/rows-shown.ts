import { useSyncExternalStore } from 'react';
import { onPreferences, readPreference, writePreference } from './preferences.ts';

/** Rows of a page unless the person chose another number; what the server sends when not told. */
export const ROWS_SHOWN = 50;
export const ROW_CHOICES: readonly number[] = [25, ROWS_SHOWN, 100];

const PREFERENCE = 'linhas-da-lista';
const chosen = () => ROW_CHOICES.find((rows) => String(rows) === readPreference(PREFERENCE)) ?? ROWS_SHOWN;

/** "Mostrar": how many rows a page of any list has, for this person. */
export const useRowsShown = (): number => useSyncExternalStore(onPreferences, chosen);
export const showRows = (rows: number): void => writePreference(PREFERENCE, String(rows));
