/*
 * Where things stand in the grid: from minutes of a day to pixels. Hours that nobody works are one thin band, and what
 * is at the same time stands side by side.
 */

/** Minutes of a day, from the first to before the last. */
export type Span = { from: number; to: number };

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export const spanOf = ({ start, end }: { start: string; end: string }): Span => ({
  from: minutesOf(start),
  to: minutesOf(end),
});

/** Height of the time that nobody works between two periods. */
const BAND_PX = 16;
const HOUR = 60;

export type Scale = {
  /** Distance from the top, in px, of a minute of the day. */
  at: (minute: number) => number;
  height: number;
  /** Whole hours that are seen, for the axis. */
  hours: readonly number[];
  /** What is folded. */
  bands: ReadonlyArray<Span & { top: number }>;
};

/** Spans that touch or overlap as one, in order. */
export function joinedSpans(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** A scale that shows `spans`, each minute `minutePx` high, and folds what lies between them. */
export function scaleOf(spans: readonly Span[], minutePx: number): Scale {
  const shown = joinedSpans(spans);
  const tops: number[] = [];
  const bands: Array<Span & { top: number }> = [];
  let top = 0;
  for (const [place, { from, to }] of shown.entries()) {
    const before = shown[place - 1];
    if (before) {
      bands.push({ from: before.to, to: from, top });
      top += BAND_PX;
    }
    tops.push(top);
    top += (to - from) * minutePx;
  }
  const at = (minute: number): number => {
    const place = shown.findLastIndex(({ from }) => from <= minute);
    const span = shown[place];
    if (!span) return 0;
    const within = Math.min(minute, span.to) - span.from;
    const base = (tops[place] ?? 0) + within * minutePx;
    // Within the band after it.
    const next = shown[place + 1];
    if (minute <= span.to || !next) return base;
    return base + (BAND_PX * (minute - span.to)) / (next.from - span.to);
  };
  const hours = shown.flatMap(({ from, to }) => {
    const first = Math.ceil(from / HOUR);
    return Array.from(
      { length: Math.max(0, Math.ceil(to / HOUR) - first) },
      (_, step) => (first + step) * HOUR,
    );
  });
  return { at, height: top, hours, bands };
}

export type Lane = { lane: number; lanes: number };

/** Of things in time, which column of how many each takes so that none lies over another. */
export function lanesOf(spans: readonly Span[]): Lane[] {
  const order = spans.map((_, place) => place);
  order.sort((a, b) => (spans[a] as Span).from - (spans[b] as Span).from || a - b);
  const found: Lane[] = spans.map(() => ({ lane: 0, lanes: 1 }));
  let cluster: number[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const place of cluster) (found[place] as Lane).lanes = ends.length;
    [cluster, ends] = [[], []];
  };
  for (const place of order) {
    const { from, to } = spans[place] as Span;
    if (ends.every((end) => end <= from)) close();
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    (found[place] as Lane).lane = lane;
    cluster.push(place);
  }
  close();
  return found;
}
