const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.,+Z-]*)?$/;
const BRAZILIAN = /^(\d{2})\/(\d{2})\/(\d{4})$/;

/** Reads `dd/mm/yyyy` or ISO (a time after it is dropped) as ISO `yyyy-mm-dd`; null when it is no day. */
export function parseDate(text: string): string | null {
  const iso = ISO.exec(text);
  if (iso) return toIso(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = BRAZILIAN.exec(text);
  if (local) return toIso(Number(local[3]), Number(local[2]), Number(local[1]));
  return null;
}

function toIso(year: number, month: number, day: number): string | null {
  // Below 1000 the Date constructor reads two-digit years as 19xx; no registry date is that old.
  if (year < 1000) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}
