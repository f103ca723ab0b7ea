import { useSyncExternalStore } from 'react';
import { onPreferences, readPreference, writePreference } from '#ui/client/preferences';
import type { FirstStep } from '../contract.ts';

type Step = FirstStep['step'];

/** Of each access its own: one person may administer two municipalities. */
const placeOf = (accessId: string) => `primeiros-passos-vistos ${accessId}`;
const seenText = (accessId: string) => readPreference(placeOf(accessId)) ?? '';
const readSeen = (text: string): ReadonlySet<string> => new Set(text.split(' ').filter(Boolean));

/** The first steps that the person opened or set aside, in this access. */
export function useSeenSteps(accessId: string): ReadonlySet<string> {
  return readSeen(useSyncExternalStore(onPreferences, () => seenText(accessId)));
}

export function markSeen(accessId: string, steps: readonly Step[]): void {
  const seen = new Set([...readSeen(seenText(accessId)), ...steps]);
  writePreference(placeOf(accessId), [...seen].join(' '));
}
