import { ageOn, classifyBloodPressure, classifyBodyMass } from '@pec-aberto/clinical';
import { IconTriangleFilled } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Button, Card, formatDateTime, formatRecent, Icon, serverNow } from '#ui/index';
import { type ChartOf, today } from '../chart-of.ts';
import type { CardOf } from './card-of.ts';
import { newestAt, newestText, rowsOf, type Series, seriesOf } from './series.ts';
import { Trend } from './trend.tsx';

/** So many stand on the card, and all that were measured together last; the others come with what was measured before. */
const SHOWN = 6;

const when = (at: string): string => formatRecent(at, new Date(serverNow()));

type Class = { label: string; high: boolean };

/** What an adult's value is called by the guidelines, where they have a name for it; `high` asks to be looked at. */
function classOf({ key, lines }: Series, { birthDate }: ChartOf): Class | null {
  const age = birthDate === null ? null : ageOn(birthDate, today());
  const [first, second] = lines.map(({ points }) => points.at(-1)?.value);
  if (!age || first === undefined) return null;
  if (key === 'mass') {
    const found = classifyBodyMass(first, age.years);
    return found && { label: found.label, high: false };
  }
  const found =
    key === 'pressure' && second !== undefined ? classifyBloodPressure(first, second, age.years) : null;
  return found && { label: found.label, high: found.code.startsWith('hypertension') };
}

/** `told`: the instant that the card tells of all; another one stands beside its value. */
function Newest({ series, chart, told }: { series: Series; chart: ChartOf; told: string }) {
  const said = classOf(series, chart);
  const at = newestAt(series);
  return (
    <div>
      <dt>{series.label}</dt>
      <dd>
        <strong className={said?.high ? 'text-danger' : ''}>
          {newestText(series)} {said?.high ? <Icon of={IconTriangleFilled} size="small" /> : null}
        </strong>
        {said ? <span className="caption text-2">{said.label}</span> : null}
        {at === told ? null : <span className="caption text-2">{when(at)}</span>}
      </dd>
    </div>
  );
}

/** What was measured before, as a table: for whom does not see the picture, and for who reads the numbers. */
function Earlier({ series }: { series: Series }) {
  return (
    <table className="data-table" aria-label={`Medições de ${series.label.toLowerCase()}`}>
      <thead>
        <tr>
          <th scope="col">Quando</th>
          <th scope="col">{series.label}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(series).map(({ at, text }) => (
          <tr key={at}>
            <td data-label="Quando">{formatDateTime(at)}</td>
            <td data-label={series.label}>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "Evolução": one of those measured more than once, pressure first. */
function Evolution({ repeated, earlier }: { repeated: readonly Series[]; earlier: boolean }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const id = useId();
  const series = repeated.find(({ key }) => key === chosen) ?? repeated[0];
  if (!series) return null;
  return (
    <>
      <div className="row chart-which">
        <label htmlFor={id} className="caption text-2 nowrap">
          Evolução de
        </label>
        <div className="input grow">
          <select id={id} value={series.key} onChange={(event) => setChosen(event.target.value)}>
            {repeated.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Trend series={series} />
      {earlier ? <Earlier series={series} /> : null}
    </>
  );
}

/** "Medições": the newest of each, and how one of them went. */
export function MeasurementsCard({ chart, sheet: { measurements } }: CardOf) {
  const [earlier, setEarlier] = useState(false);
  const series = seriesOf(measurements);
  const repeated = series.filter(({ lines }) => (lines[0]?.points.length ?? 0) > 1);
  const told = series.map(newestAt).toSorted().at(-1) ?? '';
  const shown = series.filter((one, place) => place < SHOWN || newestAt(one) === told);
  return (
    <Card
      title="Medições"
      note={told ? when(told) : null}
      action={
        repeated.length > 0 || shown.length < series.length ? (
          <Button look="text" size="small" aria-expanded={earlier} onClick={() => setEarlier(!earlier)}>
            {earlier ? 'Ver só as últimas' : 'Ver anteriores'}
          </Button>
        ) : null
      }
    >
      {series.length === 0 ? <p className="text-2">Nenhuma medição registrada.</p> : null}
      <dl className="chart-measures">
        {(earlier ? series : shown).map((one) => (
          <Newest key={one.key} series={one} chart={chart} told={told} />
        ))}
      </dl>
      <Evolution repeated={repeated} earlier={earlier} />
    </Card>
  );
}
