import { ChartPage } from './chart-page.tsx';
import { History } from './history/history.tsx';

export function Page() {
  return <ChartPage tab="Histórico">{(chart) => <History chart={chart} />}</ChartPage>;
}
