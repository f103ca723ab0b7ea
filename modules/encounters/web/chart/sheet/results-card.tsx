import { Card, formatDate } from '#ui/index';
import { resultText } from '../../../contract/tell-plan.ts';
import type { CardOf } from './card-of.ts';

/** "Resultados de exames": the newest of each. */
export function ResultsCard({ sheet: { results } }: CardOf) {
  return (
    <Card title="Resultados de exames">
      {results.length === 0 ? <p className="text-2">Nenhum registrado.</p> : null}
      <ul className="chart-rows">
        {results.map(({ id, name, performedOn, item }) => (
          <li key={id}>
            <span className="column">
              <strong>{name}</strong>
              <span className="caption text-2">{resultText(item)}</span>
            </span>
            <span className="caption text-2">{formatDate(performedOn)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
