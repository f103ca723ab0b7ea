import { shortAge } from '@pec-aberto/clinical';
import { IconEye } from '@tabler/icons-react';
import {
  Button,
  ButtonLink,
  type Column,
  ErrorState,
  formatDate,
  formatDateTime,
  formatTime,
  Icon,
  SimpleTable,
  TwoLines,
  useAccess,
  useRoute,
  useTopic,
} from '#ui/index';
import { listObserved } from '../contract.ts';
import { CARES_FOR_OBSERVED, type Entry, RESOURCES, TOPIC } from '../contract/parts.ts';
import { Wait } from './clock.tsx';
import { RiskMark } from './risk-mark.tsx';
import type { Acts } from './use-acts.ts';
import { nameOf, professionalOf, sentToText } from './words.ts';

type Observed = NonNullable<Entry['observed']>;
const sinceOf = ({ observed }: Entry): Observed['since'] => observed?.since ?? '';

const columnsOf = (today: string): readonly Column<Entry>[] => [
  {
    key: 'since',
    title: 'Em observação',
    width: '150px',
    cell: (entry) => (
      <div className="row gap-6">
        <strong className="numeric nowrap">
          {formatDateTime(sinceOf(entry)).startsWith(formatDate(today))
            ? formatTime(sinceOf(entry))
            : `${formatDateTime(sinceOf(entry)).slice(0, 5)} ${formatTime(sinceOf(entry))}`}
        </strong>
        <Wait since={sinceOf(entry)} />
      </div>
    ),
  },
  {
    key: 'risk',
    title: 'Risco',
    width: '130px',
    cell: ({ risk }) =>
      risk ? <RiskMark risk={risk} /> : <span className="caption text-3">sem escuta</span>,
  },
  {
    key: 'citizen',
    title: 'Cidadão',
    cell: (entry) => (
      <TwoLines
        first={
          <span className="row wrap gap-6">
            {nameOf(entry)}
            {entry.citizen.deceased ? <span className="tag">Óbito</span> : null}
          </span>
        }
        second={shortAge(entry.citizen.birthDate, today) || 'sem data de nascimento'}
      />
    ),
  },
  {
    key: 'sent',
    title: 'Encaminhado para',
    width: '26%',
    cell: (entry) => sentToText(entry) || <span className="text-3">—</span>,
  },
  {
    key: 'responsible',
    title: 'Responsável',
    width: '20%',
    cell: ({ heldBy }) => (heldBy ? (heldBy.own ? 'Você' : professionalOf(heldBy)) : '—'),
  },
];

/** "Cidadãos em observação": apart from the list, whatever it is filtered by, until their visits end. */
export function Observed({ acts }: { acts: Acts }) {
  const { unit, resources, cbo } = useAccess();
  useTopic(TOPIC, unit?.id ?? null, [listObserved]);
  const { data, isError, error, refetch } = useRoute(listObserved, {});
  // Nobody must seem to be observed no more because they could not be read.
  if (!data && isError) {
    return (
      <div className="card">
        <ErrorState what="os cidadãos em observação" error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data || data.rows.length === 0) return null;
  const cares = resources.includes(RESOURCES.attend) && CARES_FOR_OBSERVED.test(cbo?.code ?? '');
  return (
    <section className="card observed" aria-label="Cidadãos em observação">
      <header>
        <Icon of={IconEye} size="small" />
        <h2>Cidadãos em observação</h2>
        <span className="tag">{data.rows.length}</span>
      </header>
      <SimpleTable
        label="Cidadãos em observação"
        columns={columnsOf(data.today)}
        rows={data.rows}
        rowKey={({ id }) => id}
        main={(entry) => (
          <div className="row gap-6">
            {entry.actions.includes('declare') ? (
              <Button size="small" look="text" onClick={() => acts.run('declare', entry)}>
                Declaração<span className="visually-hidden"> de comparecimento de {nameOf(entry)}</span>
              </Button>
            ) : null}
            {cares ? (
              <ButtonLink
                to="/atendimento/$id/observacao"
                params={{ id: entry.observed?.visitId ?? '' }}
                look="soft"
                size="small"
              >
                Abrir<span className="visually-hidden"> a observação de {nameOf(entry)}</span>
              </ButtonLink>
            ) : null}
          </div>
        )}
      />
    </section>
  );
}
