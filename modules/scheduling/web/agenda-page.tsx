import { sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import {
  Card,
  ErrorState,
  Facts,
  Notice,
  Page as Frame,
  routeKey,
  Skeleton,
  StatusMark,
  useAccess,
  useRoute,
} from '#ui/index';
import { getAgenda, getAgendaWeek } from '../contract.ts';
import { ClosuresCard } from './closures-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { OnlineCard } from './online-card.tsx';
import { type Agenda, useKnownAgenda } from './use-known-agenda.ts';
import { WeekCard } from './week-card.tsx';
import './agenda.css';

const RESOURCE = 'visualizar-profissionais.visualizar-acessos';

const KINDS: Record<Agenda['kind'], string> = {
  propria: 'Própria',
  padrao: 'Padrão do município',
  nenhuma: 'Nenhuma: sem horários não há vagas',
};

function Whose({ agenda }: { agenda: Agenda }) {
  const { lotacao, kind, duration, durationOf } = agenda;
  const { professional, unit, cbo, team, active } = lotacao;
  return (
    <Card
      title={titleCaseName(professional.name)}
      action={active ? null : <StatusMark shape="none">Lotação inativa</StatusMark>}
    >
      <Facts
        facts={[
          { label: 'Unidade de saúde', value: `${titleCasePlace(unit.name)} – ${unit.cnes}` },
          { label: 'CBO', value: `${sentenceCase(cbo.name)} – ${cbo.code}` },
          { label: 'Equipe', value: team ? `${titleCasePlace(team.name)} – ${team.ine}` : '' },
          { label: 'Agenda', value: KINDS[kind] },
          {
            label: 'Duração do agendamento',
            value: `${duration} min, ${durationOf === 'cbo' ? 'do CBO' : 'do município'}`,
          },
        ]}
      />
    </Card>
  );
}

/** A place that a link of another page leads to. */
function Section({ id, children }: { id: string; children: ReactNode }) {
  const asked = useLocation({ select: ({ hash }) => hash === id });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!asked) return;
    place.current?.scrollIntoView();
    place.current?.focus();
  }, [asked]);
  return (
    <div ref={place} tabIndex={-1} className="agenda-section">
      {children}
    </div>
  );
}

function Content({ agenda, refetch }: { agenda: Agenda; refetch: () => Promise<unknown> }) {
  const { resources } = useAccess();
  const client = useQueryClient();
  const known = useKnownAgenda(agenda);
  const may = (what: string) => resources.includes(`${RESOURCE}.${what}`);
  const refresh = async () => {
    await Promise.all([refetch(), client.invalidateQueries({ queryKey: routeKey(getAgendaWeek) })]);
  };
  const { lotacao } = agenda;
  if (!lotacao.active) {
    return (
      <>
        <Whose agenda={agenda} />
        <Notice>A lotação está inativa: a agenda dela espera até que seja ativada de novo.</Notice>
      </>
    );
  }
  return (
    <>
      <Whose agenda={agenda} />
      {may('configurar-agenda') ? <HoursCard agenda={known} /> : null}
      {may('fechar-agenda') ? (
        <Section id="fechamento">
          <ClosuresCard lotacaoId={lotacao.id} closures={agenda.closures} onChanged={refresh} />
        </Section>
      ) : null}
      {may('configurar-agenda-online') && agenda.onlineOffer === 'offered' ? (
        <Section id="online">
          <OnlineCard agenda={known} />
        </Section>
      ) : null}
      <WeekCard professionalId={lotacao.professional.id} lotacaoId={lotacao.id} />
    </>
  );
}

/** "Configuração de agenda" of a lotação: hours, closings, online slots, and the week that comes of them. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { data, isError, error, refetch } = useRoute(getAgenda, { params: { id } });
  const agenda = data?.lotacao.id === id ? data : undefined;
  const { professional } = agenda?.lotacao ?? {};
  return (
    <Frame
      title="Configuração de agenda"
      crumbs={[
        { label: 'Profissionais', to: '/profissionais' },
        ...(professional
          ? [{ label: titleCaseName(professional.name), to: `/profissionais/${professional.id}` }]
          : []),
        { label: 'Configuração de agenda' },
      ]}
    >
      {!agenda && isError ? (
        <ErrorState what="a lotação" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!agenda && !isError ? <Skeleton rows={8} /> : null}
      {agenda ? <Content key={id} agenda={agenda} refetch={refetch} /> : null}
    </Frame>
  );
}
