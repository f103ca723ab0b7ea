import { FrontSheet } from '../sheet/front-sheet.tsx';
import { VisitChart } from './visit-chart.tsx';

export function Page() {
  return <VisitChart tab="Folha de rosto">{(chart) => <FrontSheet chart={chart} />}</VisitChart>;
}
