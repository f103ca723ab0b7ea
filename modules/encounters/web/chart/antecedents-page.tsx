import { ChartPage } from './chart-page.tsx';
import { Antecedents } from './antecedents/antecedents.tsx';

export function Page() {
  return <ChartPage tab="Antecedentes">{(chart) => <Antecedents chart={chart} />}</ChartPage>;
}
