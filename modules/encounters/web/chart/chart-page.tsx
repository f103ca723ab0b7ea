import type { ReactNode } from 'react';
import { CitizenFrame } from '#modules/citizens/web/index';
import type { CitizenView } from '#modules/citizens/web/parts';
import { ChartGate } from '#modules/record-access/web/parts';
import type { ChartOf } from './chart-of.ts';
import './chart.css';

const chartOf = ({ id, birthDate, sex, deceased }: CitizenView): ChartOf => ({
  citizenId: id,
  birthDate,
  sex,
  deceased,
  at: `/cidadao/${id}`,
});

/** A tab of the clinical record on the citizen's own pages: behind the justification. */
export function ChartPage({ tab, children }: { tab: string; children: (chart: ChartOf) => ReactNode }) {
  return (
    <CitizenFrame tab={tab}>
      {(citizen) => <ChartGate citizen={citizen}>{children(chartOf(citizen))}</ChartGate>}
    </CitizenFrame>
  );
}
