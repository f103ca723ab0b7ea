import { History } from '../history/history.tsx';
import { VisitChart } from './visit-chart.tsx';

export function Page() {
  return <VisitChart tab="Histórico">{(chart) => <History chart={chart} />}</VisitChart>;
}
