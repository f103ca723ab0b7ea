import { Reminders } from '../reminders/reminders.tsx';
import { VisitChart } from './visit-chart.tsx';

export function Page() {
  return <VisitChart tab="Lembretes">{(chart) => <Reminders chart={chart} />}</VisitChart>;
}
