import { ChartPage } from './chart-page.tsx';
import { ProblemsAndAllergies } from './problems/problems.tsx';

export function Page() {
  return (
    <ChartPage tab="Problemas e alergias">{(chart) => <ProblemsAndAllergies chart={chart} />}</ChartPage>
  );
}
