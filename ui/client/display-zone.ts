let displayZone: string | undefined;

/** The zone in which instants are shown: the municipality's; without one, the browser's own. */
export function setDisplayZone(zone: string | undefined): void {
  displayZone = zone;
}

/** The zone in which instants are shown; undefined is the browser's own. */
export const displayedZone = (): string | undefined => displayZone;
