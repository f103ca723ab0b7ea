import { timeZoneOfMunicipality, ufOfIbge } from '@pec-aberto/brazil';
import { civilDay } from './dates.ts';

/** No registration speaks of days outside these: what does is a slip of the program that wrote it. */
const FIRST = Date.UTC(1850, 0, 1);
const LAST = Date.UTC(2200, 0, 1);

/** An instant told in milliseconds; null where none is told, or one that no life knows. */
export function instantOf(milliseconds: number | null | undefined): Date | null {
  const isLived = typeof milliseconds === 'number' && milliseconds >= FIRST && milliseconds < LAST;
  return isLived ? new Date(milliseconds) : null;
}

/** The civil day of such an instant in an IANA zone, aaaa-mm-dd. */
export function dayAt(milliseconds: number | null | undefined, zone: string): string | null {
  const instant = instantOf(milliseconds);
  return instant && civilDay(instant, zone);
}

/** DATE-RULE of LEDI: dates travel as instants of their day, mostly noon, in the municipality. */
export const dayIn = (ibge: string, milliseconds: number | null | undefined): string | null =>
  dayAt(milliseconds, ufOfIbge(ibge) ? timeZoneOfMunicipality(ibge) : 'America/Sao_Paulo');
