const pad = (value: number, size = 2) => String(value).padStart(size, '0');

function civil(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1850 ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null;
}

/**
 * A date as typed → 'aaaa-mm-dd', or null when it is none. Accepts 12031972, 120372, 12/3/72, "hoje",
 * "ontem" and "-7" (days ago). Two digits of a year belong to this century, unless that is after the year of
 * `today`, or, of a day in the `past`, after `today` itself. `today` is the civil date of the municipality.
 */
export function parseDateText(text: string, today: string, past = false): string | null {
  const typed = text.trim().toLowerCase();
  const back =
    typed === 'hoje' ? 0 : typed === 'ontem' ? 1 : /^-\d{1,4}$/.test(typed) ? -Number(typed) : null;
  if (back !== null) {
    const at = new Date(`${today}T00:00:00Z`).getTime() - back * 86_400_000;
    return new Date(at).toISOString().slice(0, 10);
  }
  const parts =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed);
  if (!parts) return null;
  const [, day = '', month = '', year = ''] = parts;
  if (year.length === 4) return civil(Number(year), Number(month), Number(day));
  const date = civil(2000 + Number(year), Number(month), Number(day));
  const ahead = Number(`20${year}`) > Number(today.slice(0, 4)) || (past && date !== null && date > today);
  return ahead ? civil(1900 + Number(year), Number(month), Number(day)) : date;
}

/** Today's civil date in a zone. */
export function civilToday(now: Date, zone?: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...(zone ? { timeZone: zone } : {}) }).format(
    now,
  );
}
