/**
 * Preferences of a person on this browser (theme, density, filters): kept per person, because a unit's
 * computer serves many. What was chosen last also stays for the pages before the login.
 */
let owner: string | undefined;
const listeners = new Set<() => void>();

const placeOf = (name: string) => (owner ? `pec-${name}:${owner}` : `pec-${name}`);
const tell = () => {
  for (const listener of listeners) listener();
};

/** Whose preferences hold from now on; undefined before the login. */
export function setPreferenceOwner(personId: string | undefined): void {
  if (owner === personId) return;
  owner = personId;
  tell();
}

/** What was kept under a name, or null. A blocked storage only means that it is forgotten. */
export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(placeOf(name));
  } catch {
    return null;
  }
}

/** Keeps a value; null forgets it. `device` leaves it also for the pages before the login. */
export function writePreference(name: string, value: string | null, device = false): void {
  try {
    for (const place of device ? [placeOf(name), `pec-${name}`] : [placeOf(name)]) {
      if (value === null) localStorage.removeItem(place);
      else localStorage.setItem(place, value);
    }
  } catch {
    // Private windows may refuse storage.
  }
  tell();
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
