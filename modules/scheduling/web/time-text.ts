/**
 * A time as people type it ('8', '8h', '830', '8:30', '08h30') as `hh:mm`. Undefined when it cannot be one;
 * whether the hour exists is for the rules to say.
 */
export function parseTimeText(text: string): string | undefined {
  const match = /^\s*(\d{1,2})(?:\s*[:h.]?\s*(\d{2})?)\s*(?:h|min)?\s*$/i.exec(text);
  const threeDigits = /^\s*(\d)(\d{2})\s*$/.exec(text);
  const [, hour, minute = '00'] = threeDigits ?? match ?? [];
  return hour === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}

/** What a field says of a text that is no time. */
export const timeFault = (text: string): string | undefined =>
  parseTimeText(text) ? undefined : 'Hora inválida. Exemplo: 14:30.';
