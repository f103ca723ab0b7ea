import { labelOf } from '#platform/contract/choices';
import { IconClock } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  ErrorState,
  formatDate,
  formatTime,
  Icon,
  Page as Frame,
  Skeleton,
  TabLinks,
  useAccess,
  useRoute,
  useTopic,
} from '#ui/index';
import { getEncounter } from '../contract.ts';
import { PLACES } from '../contract/codes.ts';
import { type Encounter, TOPIC } from '../contract/parts.ts';
import { today } from './chart/chart-of.ts';
import { dayOf } from './chart/since.ts';
import { DeclareButton, mayDeclare } from './declare.tsx';
import { Head, initialsOf, nameOf } from './head.tsx';
import { tabsOf } from './tabs.ts';
import { type Visit, VisitContext } from './visit.ts';
import { listOf } from './words.ts';
import './encounter.css';

const crumbsOf = (of: Pick<Encounter, 'late'>) => [listOf(of), { label: 'Atendimento' }];

type FrameProps = {
  /** Label of the open one (`tabs.ts`). */
  tab: (encounter: Encounter) => string;
  children: (visit: Visit) => ReactNode;
};

/** "às 14:05"; of another day, "em 22/11/2026, 14:05". */
const whenText = (at: string): string =>
  dayOf(at) === formatDate(today()) ? `às ${formatTime(at)}` : `em ${dayOf(at)}, ${formatTime(at)}`;
/** "14:05"; of another day, "22/11/2026, 14:05". */
const sinceText = (at: string): string => whenText(at).replace(/^(?:às|em) /, '');

/** How it stands, and since when; of one that is registered late, when and where it happened. */
function standingText({ observedAt, ...encounter }: Encounter): string {
  const { state, kind, startedAt, endedAt, late, day, time, place } = encounter;
  if (late) return `Registro tardio de ${formatDate(day)}, ${time} · ${labelOf(PLACES, place)}`;
  return {
    aberto: observedAt
      ? `Em observação desde ${sinceText(observedAt)}`
      : `${kind === 'escuta' ? 'Em escuta inicial' : 'Em atendimento'} desde ${sinceText(startedAt)}`,
    finalizado: `Finalizado ${whenText(endedAt ?? startedAt)}`,
    cancelado: `Cancelado ${whenText(endedAt ?? startedAt)}`,
  }[state];
}

function Standing({ encounter }: { encounter: Encounter }) {
  return (
    <span className="encounter-standing">
      <Icon of={IconClock} size="small" /> {standingText(encounter)}
    </span>
  );
}

function Loaded({ visit, tab, children }: FrameProps & { visit: Visit }) {
  const { encounter } = visit;
  const access = useAccess();
  const open = tab(encounter);
  return (
    <Frame
      title={nameOf(encounter.citizen)}
      tab={`${open} – ${initialsOf(encounter.citizen)}`}
      crumbs={crumbsOf(encounter)}
      actions={
        <>
          <Standing encounter={encounter} />
          {mayDeclare(encounter, access) ? <DeclareButton encounter={encounter} short /> : null}
        </>
      }
    >
      <VisitContext value={visit}>
        <Head encounter={encounter} />
        <TabLinks label="Atendimento" tabs={tabsOf(encounter, access)} current={open} />
        {children(visit)}
      </VisitContext>
    </Frame>
  );
}

/** The page of one encounter around one tab: who is attended, since when, and by whom. Read again when it ends elsewhere. */
export function EncounterFrame(props: FrameProps) {
  const { id = '' } = useParams({ strict: false });
  const { unit } = useAccess();
  useTopic(TOPIC, unit?.id ?? null, [getEncounter]);
  const { data, isError, error, refetch } = useRoute(getEncounter, { params: { id } });
  const visit = data?.encounter.id === id ? data : undefined;
  if (visit) return <Loaded key={id} visit={visit} {...props} />;
  return (
    <Frame title="Atendimento" crumbs={crumbsOf({ late: false })}>
      {isError ? (
        <ErrorState what="o atendimento" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={10} label="Carregando o atendimento" />
      )}
    </Frame>
  );
}
