/** The server's clock less this computer's, ms: many a unit's computer is minutes off. */
let ahead = 0;

/** Each answer says what time it is at the server (header `Date`, to the second). */
export function noteServerDate(header: string | null): void {
  const at = Date.parse(header ?? '');
  if (!Number.isNaN(at)) ahead = at - Date.now();
}

/** ms since 1970, by the server's clock. */
export const serverNow = (): number => Date.now() + ahead;
