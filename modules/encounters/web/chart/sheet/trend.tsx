import { formatNumber } from '@pec-aberto/clinical';
import { dayOf } from '../since.ts';
import type { Series } from './series.ts';
import { trendOf } from './trend-points.ts';

const shortDay = (at: string): string => dayOf(at).slice(0, 5);

/** How a measurement went, as a picture; the table beside it says the same to who does not see it. */
export function Trend({ series }: { series: Series }) {
  const { width, height, left, right, lines, marks, days } = trendOf(series);
  return (
    <figure className="chart-trend">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Evolução de ${series.label.toLowerCase()}`}
      >
        {marks.map(({ value, y }) => (
          <g key={value}>
            <line className="mark" x1={left} x2={right} y1={y} y2={y} />
            <text x={left - 6} y={y + 4} textAnchor="end">
              {formatNumber(value)}
            </text>
          </g>
        ))}
        {lines.map(({ name, points }, at) => (
          <g key={name} className={at === 0 ? 'line first' : 'line second'}>
            <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
            {points.map(({ x, y, at: when }) =>
              at === 0 ? (
                <circle key={when} cx={x} cy={y} r={3} />
              ) : (
                <rect key={when} x={x - 3} y={y - 3} width={6} height={6} />
              ),
            )}
            {points.slice(-1).map(({ x, y, value }) => (
              <text key="newest" x={x + 8} y={y + 4} className="newest">
                {formatNumber(value)}
              </text>
            ))}
          </g>
        ))}
        {days.map(({ at, x }) => (
          <text key={at} x={x} y={height - 4} textAnchor="middle">
            {shortDay(at)}
          </text>
        ))}
      </svg>
      <figcaption className="caption text-2">
        {lines.length > 1
          ? lines.map(({ name }, at) => (
              <span key={name} className={at === 0 ? 'first' : 'second'}>
                {name}
              </span>
            ))
          : null}
        <span>
          de {dayOf(days[0]?.at ?? '')} a {dayOf(days.at(-1)?.at ?? '')}
        </span>
        {marks.length > 0 ? (
          <span>
            alta a partir de {marks.map(({ value }) => formatNumber(value)).join('/')} {series.unit}
          </span>
        ) : null}
      </figcaption>
    </figure>
  );
}
