import { labelOf } from '#platform/contract/choices';
import { useState } from 'react';
import {
  Button,
  Card,
  type Column,
  EmptyState,
  ErrorState,
  SimpleTable,
  Skeleton,
  TwoLines,
  useRoute,
} from '#ui/index';
import { listAllergies } from '../../../contract.ts';
import { ALLERGY_CATEGORIES, CERTAINTIES, REACTIONS } from '../../../contract/chart-entries.ts';
import type { KeptAllergy } from '../../../contract/kept.ts';
import type { ChartOf } from '../chart-of.ts';
import { partialDateText } from '../../parts/partial-date.ts';
import { AllergyMarks } from './allergy-marks.tsx';
import { EntryRevisions } from './entry-revisions.tsx';

const COLUMNS: readonly Column<KeptAllergy>[] = [
  {
    key: 'name',
    title: 'Agente ou substância',
    cell: ({ name, said }) => <TwoLines first={name} second={labelOf(ALLERGY_CATEGORIES, said.category)} />,
  },
  {
    key: 'reaction',
    title: 'Reação',
    cell: ({ said: { reaction, manifestations = [] } }) =>
      [reaction && labelOf(REACTIONS, reaction), manifestations.join(', ')].filter(Boolean).join(': ') || '–',
  },
  { key: 'startedOn', title: 'Início', cell: ({ said }) => partialDateText(said.startedOn) || '–' },
  {
    key: 'certainty',
    title: 'Situação',
    cell: ({ said, removed }) =>
      removed ? (
        <span className="tag">Retirada da lista</span>
      ) : (
        <span className="row wrap gap-4">
          {said.certainty === 'confirmado' ? labelOf(CERTAINTIES, said.certainty) : null}
          <AllergyMarks said={said} />
        </span>
      ),
  },
  { key: 'note', title: 'Observações', cell: ({ said }) => said.note ?? '–' },
];

/** "Alergias e reações adversas", also those that warn of nothing any more. */
export function AllergyList({ chart: { citizenId } }: { chart: ChartOf }) {
  const { data, isError, error, refetch } = useRoute(listAllergies, { params: { id: citizenId } });
  const [looked, setLooked] = useState<KeptAllergy | null>(null);
  return (
    <Card title="Alergias/Reações adversas">
      {data && data.allergies.length === 0 ? (
        <EmptyState title="Nenhuma alergia registrada">
          Alergias se registram na Avaliação de um atendimento.
        </EmptyState>
      ) : null}
      {data && data.allergies.length > 0 ? (
        <SimpleTable
          label="Alergias e reações adversas"
          columns={COLUMNS}
          rows={data.allergies}
          rowKey={({ id }) => id}
          main={(allergy) => (
            <Button
              look="text"
              size="small"
              aria-label={`Histórico de ${allergy.name}`}
              onClick={() => setLooked(allergy)}
            >
              Histórico
            </Button>
          )}
        />
      ) : null}
      {!data && isError ? (
        <ErrorState what="as alergias" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={3} label="Carregando as alergias" /> : null}
      {looked ? (
        <EntryRevisions citizenId={citizenId} entry={looked} onClose={() => setLooked(null)} />
      ) : null}
    </Card>
  );
}
