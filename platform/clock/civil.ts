/** The civil day and hour of an instant in a zone (IANA), 'yyyy-mm-dd' and 'hh:mm:ss': Swedish writes them as ISO does. */
export function civilTime(at: Date, timeZone: string): { day: string; time: string } {
  const [day = '', time = ''] = at.toLocaleString('sv-SE', { timeZone }).split(' ');
  return { day, time };
}

/** An instant as people write it, '21/11/2026, 14:05'; without a zone, by the clock of this computer. */
export const instantText = (at: Date, timeZone?: string): string =>
  at.toLocaleString('pt-BR', { timeZone, dateStyle: 'short', timeStyle: 'short' });
