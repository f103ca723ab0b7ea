import { timeZoneOfMunicipality } from '@pec-aberto/brazil';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Zone changes are looked for between these years; outside them the offset at the edge holds. */
const FROM = Date.UTC(1900, 0, 1);
const TO = Date.UTC(2050, 0, 1);
const STEP = 30 * DAY;

/** Civil days of one zone. Days are whole numbers counted from 1970-01-01. */
export type DayClock = {
  dayOf: (epochMs: number) => number;
  /** The instant of the day's noon, in milliseconds. */
  noonOf: (day: number) => number;
};

/** The zone's offsets as a table made once: asking Intl for every date would cost more than all rules together. */
function createClock(timeZone: string): DayClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (instant: number) => {
    const parts: Record<string, number> = {};
    for (const part of format.formatToParts(instant)) parts[part.type] = Number(part.value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
  };
  const starts: number[] = [];
  const offsets: number[] = [];
  let last = offsetAt(FROM);
  const first = last;
  for (let at = FROM; at < TO; at += STEP) {
    const offset = offsetAt(at + STEP);
    if (offset === last) continue;
    let low = at;
    let high = at + STEP;
    while (high - low > HOUR / 4) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offsetAt(middle) === last) low = middle;
      else high = middle;
    }
    starts.push(high);
    offsets.push(offset);
    last = offset;
  }
  const known = (instant: number) => {
    let place = starts.length - 1;
    while (place >= 0 && (starts[place] as number) > instant) place -= 1;
    return place < 0 ? first : (offsets[place] as number);
  };
  return {
    dayOf: (epochMs) => Math.floor((epochMs + known(epochMs)) / DAY),
    // Clocks change at midnight: the offset of the noon is that of the hours around it.
    noonOf: (day) => day * DAY + DAY / 2 - known(day * DAY + DAY / 2 - first),
  };
}

const clocks = new Map<string, DayClock>();

/** The clock of the zone of a municipality (IBGE code, 7 digits); Brasília when the code is of no municipality. */
export function clockOfMunicipality(ibge: string): DayClock {
  let zone = 'America/Sao_Paulo';
  try {
    zone = timeZoneOfMunicipality(ibge);
  } catch {
    // The code itself is judged by a rule; the days still need a zone.
  }
  const known = clocks.get(zone);
  if (known) return known;
  const clock = createClock(zone);
  clocks.set(zone, clock);
  return clock;
}

/** Year, month (1–12) and day of a day number, packed as yyyymmdd so that ages are plain subtraction. */
function packed(day: number): number {
  // Days to civil date, after Howard Hinnant's public-domain algorithm (era of 400 years from 0000-03-01).
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return year * 10_000 + month * 100 + (doy - Math.floor((153 * mp + 2) / 5) + 1);
}

/** Whole years from one day to another; NaN when either is not a number. */
export const yearsBetween = (from: number, to: number): number =>
  Math.floor((packed(to) - packed(from)) / 10_000);

/** Whole months from one day to another; NaN when either is not a number. */
export function monthsBetween(from: number, to: number): number {
  const a = packed(from);
  const b = packed(to);
  const months = (date: number) => Math.floor(date / 10_000) * 12 + Math.floor((date % 10_000) / 100);
  return months(b) - months(a) - (b % 100 < a % 100 ? 1 : 0);
}

/** Day number of 'yyyy-mm-dd'; NaN when the text is not a date of the calendar. */
export function dayOfIso(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== text
    ? Number.NaN
    : instant / DAY;
}
