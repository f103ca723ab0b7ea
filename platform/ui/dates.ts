const pad = (value: number, size = 2) => String(value).padStart(size, '0');

function civil(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1850 ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null;
}

/** Two digits belong to this century, unless that is after `today`. */
function fullYear(text: string, today: string): number {
  if (text.length === 4) return Number(text);
  const year = 2000 + Number(text);
  return year > Number(today.slice(0, 4)) ? year - 100 : year;
}

/**
 * A date as typed → 'aaaa-mm-dd', or null when it is none. Accepts 12031972, 120372, 12/3/72, "hoje",
 * "ontem" and "-7" (days ago). `today` is the civil date of the municipality.
 */
export function parseDateText(text: string, today: string): string | null {
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
  return civil(fullYear(parts[3] ?? '', today), Number(parts[2]), Number(parts[1]));
}

/** Today's civil date in a zone. */
export function civilToday(now: Date, zone?: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...(zone ? { timeZone: zone } : {}) }).format(
    now,
  );
}
