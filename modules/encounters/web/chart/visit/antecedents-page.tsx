import { Antecedents } from '../antecedents/antecedents.tsx';
import { VisitChart } from './visit-chart.tsx';

export function Page() {
  return <VisitChart tab="Antecedentes">{(chart) => <Antecedents chart={chart} />}</VisitChart>;
}
