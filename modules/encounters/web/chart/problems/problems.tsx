import type { ChartOf } from '../chart-of.ts';
import { AllergyList } from './allergy-list.tsx';
import { ProblemList } from './problem-list.tsx';

/** "Problemas e alergias". */
export function ProblemsAndAllergies({ chart }: { chart: ChartOf }) {
  return (
    <>
      <ProblemList chart={chart} />
      <AllergyList chart={chart} />
    </>
  );
}
