import { ErrorState, Skeleton, useRoute } from '#ui/index';
import { getFrontSheet } from '../../../contract.ts';
import type { ChartOf } from '../chart-of.ts';
import { AllergiesCard } from './allergies-card.tsx';
import { AntecedentsCard } from './antecedents-card.tsx';
import { ContactsCard } from './contacts-card.tsx';
import { ElderCard } from './elder-card.tsx';
import { ListeningCard } from './listening-card.tsx';
import { MeasurementsCard } from './measurements-card.tsx';
import { MedicinesCard } from './medicines-card.tsx';
import { ProblemsCard } from './problems-card.tsx';
import { RemindersCard } from './reminders-card.tsx';
import { ResultsCard } from './results-card.tsx';
import '../chart.css';

/** "Folha de rosto": what there is to know before somebody is attended, in one request. */
export function FrontSheet({ chart }: { chart: ChartOf }) {
  const { citizenId } = chart;
  const { data: sheet, isError, error, refetch } = useRoute(getFrontSheet, { params: { id: citizenId } });
  if (!sheet) {
    return isError ? (
      <ErrorState what="a folha de rosto" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={12} label="Carregando a folha de rosto" />
    );
  }
  const card = { chart, sheet };
  return (
    <div className="chart-sheet">
      <div className="column gap-12">
        <ListeningCard {...card} />
        <MeasurementsCard {...card} />
      </div>
      <div className="column gap-12">
        <ProblemsCard {...card} />
        <AllergiesCard {...card} />
        <MedicinesCard {...card} />
        <ResultsCard {...card} />
      </div>
      <div className="column gap-12">
        <RemindersCard {...card} />
        <ContactsCard {...card} />
        <ElderCard {...card} />
        <AntecedentsCard {...card} />
      </div>
    </div>
  );
}
