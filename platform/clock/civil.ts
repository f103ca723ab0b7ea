/** The civil day and hour of an instant in a zone (IANA), 'yyyy-mm-dd' and 'hh:mm:ss': Swedish writes them as ISO does. */
export function civilTime(at: Date, timeZone: string): { day: string; time: string } {
  const [day = '', time = ''] = at.toLocaleString('sv-SE', { timeZone }).split(' ');
  return { day, time };
}
