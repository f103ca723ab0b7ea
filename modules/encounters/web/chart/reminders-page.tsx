import { ChartPage } from './chart-page.tsx';
import { Reminders } from './reminders/reminders.tsx';

export function Page() {
  return <ChartPage tab="Lembretes">{(chart) => <Reminders chart={chart} />}</ChartPage>;
}
