import { sentenceCase, titleCasePlace } from '@pec-aberto/brazil';
import { IconChevronLeft, IconChevronRight, IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Button,
  Card,
  classes,
  civilToday,
  displayedZone,
  ErrorState,
  Icon,
  IconButton,
  Notice,
  Skeleton,
  serverNow,
  useRoute,
} from '#ui/index';
import { WEEKDAYS } from '../contract/agenda.ts';
import { daysAfter, reasonText } from '../contract/closed-time.ts';
import { getAgendaWeek } from '../contract.ts';
import { closedOn, crossedDays, mondayToShow, type WeekOfLotacao } from './week-view.ts';

const shortDate = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}`;
const vagas = (count: number) => (count === 1 ? '1 vaga' : `${count} vagas`);

function Day({ week, day, place }: { week: WeekOfLotacao; day: string; place: number }) {
  const slots = week.slots[place] ?? [];
  const closed = closedOn(week, day);
  const { label, name } = WEEKDAYS[place] ?? { label: '', name: '' };
  return (
    <li>
      <h4>
        <abbr title={name}>{label}</abbr> <span className="numeric">{shortDate(day)}</span>
      </h4>
      {closed.map((closure) => (
        <span key={closure.id} className="week-closed">
          Fechada: {reasonText(closure)}
        </span>
      ))}
      {slots.length > 0 ? (
        <span className="caption text-3">{vagas(slots.length)}</span>
      ) : (
        <span className="caption text-3">{closed.length > 0 ? 'Sem vagas' : 'Sem horários'}</span>
      )}
      <ul className="week-slots">
        {slots.map(({ start, end, online }) => (
          <li key={start} className={classes('numeric', online && 'online')} title={`${start} a ${end}`}>
            {start}
            {online ? (
              <>
                <Icon of={IconWorld} size="small" />
                <span className="visually-hidden"> on-line</span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </li>
  );
}

function OfLotacao({ week, days, here }: { week: WeekOfLotacao; days: readonly string[]; here: boolean }) {
  const { lotacao, kind, duration, slots } = week;
  const all = slots.flat().length;
  const place = `${titleCasePlace(lotacao.unit.name)} · ${sentenceCase(lotacao.cbo.name)}`;
  return (
    <section className="column gap-8" aria-label={place}>
      <h3 className="week-of">
        {place}
        {lotacao.team ? ` · ${titleCasePlace(lotacao.team.name)}` : ''}
        {here ? <span className="tag outline">Esta lotação</span> : null}
        <span className="caption text-3">
          {kind === 'nenhuma' ? 'Sem agenda configurada' : `${vagas(all)} de ${duration} min`}
        </span>
      </h3>
      {kind === 'nenhuma' ? null : (
        <ol className="week-days">
          {days.map((day, at) => (
            <Day key={day} week={week} day={day} place={at} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** The week that comes of hours and closings, in all lotações of the professional in the coordinator's unit. */
export function WeekCard({ professionalId, lotacaoId }: { professionalId: string; lotacaoId: string }) {
  const current = mondayToShow(civilToday(new Date(serverNow()), displayedZone()));
  const [from, setFrom] = useState(current);
  const input = { params: { id: professionalId }, query: { from } };
  const { data, isError, error, refetch } = useRoute(getAgendaWeek, input);
  const crossed = data ? crossedDays(data) : [];
  const isHere = ({ lotacao }: WeekOfLotacao) => lotacao.id === lotacaoId;
  const turn = (days: number) => setFrom(daysAfter(from, days));
  return (
    <Card
      title="Semana"
      note={`${shortDate(from)} a ${shortDate(daysAfter(from, 6))}/${daysAfter(from, 6).slice(0, 4)}`}
      action={
        <span className="row">
          <IconButton icon={IconChevronLeft} label="Semana anterior" onClick={() => turn(-7)} />
          <Button size="small" onClick={() => setFrom(current)}>
            Esta semana
          </Button>
          <IconButton icon={IconChevronRight} label="Próxima semana" onClick={() => turn(7)} />
        </span>
      }
    >
      {!data && isError ? <ErrorState what="a semana" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !isError ? <Skeleton rows={6} /> : null}
      {data ? (
        <div className="column gap-16">
          {crossed.length > 0 ? (
            <Notice tone="warning">
              Há vagas ao mesmo tempo em duas lotações:{' '}
              {crossed.map((place) => WEEKDAYS[place]?.name.toLowerCase()).join(', ')}.
            </Notice>
          ) : null}
          {data.lotacoes
            .toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)))
            .map((week) => (
              <OfLotacao key={week.lotacao.id} week={week} days={data.days} here={isHere(week)} />
            ))}
        </div>
      ) : null}
    </Card>
  );
}
