import { ProblemsAndAllergies } from '../problems/problems.tsx';
import { VisitChart } from './visit-chart.tsx';

export function Page() {
  return (
    <VisitChart tab="Problemas e alergias">{(chart) => <ProblemsAndAllergies chart={chart} />}</VisitChart>
  );
}
