import { ChartPage } from './chart-page.tsx';
import { FrontSheet } from './sheet/front-sheet.tsx';

export function Page() {
  return <ChartPage tab="Folha de rosto">{(chart) => <FrontSheet chart={chart} />}</ChartPage>;
}
