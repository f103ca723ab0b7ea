import type { Series } from './series.ts';

const WIDTH = 380;
const HEIGHT = 120;
/** Room for the numbers at the left, the newest value at the right, and the days below. */
const ROOM = { left: 40, right: 40, top: 10, bottom: 22 };
/** Days written under the picture, at most. */
const MOST_DAYS = 6;

type Placed = { x: number; y: number; at: string; value: number };

const round = (value: number): number => Math.round(value * 10) / 10;

/** Where the points of a series stand in its picture: measurements at equal steps, as they are read, not by days. */
export function trendOf({ lines, borders = [] }: Series) {
  const values = [...lines.flatMap(({ points }) => points.map(({ value }) => value)), ...borders];
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  const y = (value: number) =>
    round(ROOM.top + (1 - (value - least) / span) * (HEIGHT - ROOM.top - ROOM.bottom));
  const count = Math.max(...lines.map(({ points }) => points.length));
  const step = count > 1 ? (WIDTH - ROOM.left - ROOM.right) / (count - 1) : 0;
  const placed = lines.map(({ name, points }) => ({
    name,
    points: points.map(
      ({ at, value }, place): Placed => ({ x: round(ROOM.left + place * step), y: y(value), at, value }),
    ),
  }));
  const first = placed[0]?.points ?? [];
  const every = Math.max(1, Math.ceil((first.length - 1) / (MOST_DAYS - 1)));
  return {
    width: WIDTH,
    height: HEIGHT,
    left: ROOM.left,
    right: WIDTH - ROOM.right,
    lines: placed,
    marks: borders.map((value) => ({ value, y: y(value) })),
    days: first.filter((_, place) => (first.length - 1 - place) % every === 0),
  };
}
