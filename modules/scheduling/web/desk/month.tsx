import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { classes, ErrorState, IconButton, useRoute } from '#ui/index';
import { daysAfter } from '../../contract/closed-time.ts';
import { readAgendaMonth } from '../../contract.ts';
import type { Now } from './use-now.ts';
import { monthName, vagas } from './words.ts';

const LETTERS = [
  ['D', 'domingo'],
  ['S', 'segunda-feira'],
  ['T', 'terça-feira'],
  ['Q', 'quarta-feira'],
  ['Q', 'quinta-feira'],
  ['S', 'sexta-feira'],
  ['S', 'sábado'],
] as const;

/** The weeks of a month, from Sunday to Saturday; days of others are not there. */
function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  const start = daysAfter(first, -weekday);
  const weeks: string[][] = [];
  for (let day = start; day.slice(0, 7) <= month; day = daysAfter(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, place) => daysAfter(day, place)));
  }
  return weeks;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const STATES = {
  free: '',
  full: 'sem vaga',
  closed: 'fechada',
  off: 'sem horários',
  past: 'passou',
} as const;

/** The days of a month, with and without free slots: one stop of the Tab key, arrows move. */
export function Month({
  lotacaoId,
  day,
  now,
  onDay,
}: {
  lotacaoId: string;
  day: string;
  now: Now;
  onDay: (day: string) => void;
}) {
  const [month, setMonth] = useState(day.slice(0, 7));
  const [followed, setFollowed] = useState(day);
  // Where the page goes the calendar goes too.
  if (followed !== day) {
    setFollowed(day);
    setMonth(day.slice(0, 7));
  }
  const table = useRef<HTMLTableElement>(null);
  const { data, isError, error, refetch, isPlaceholderData } = useRoute(readAgendaMonth, {
    params: { id: lotacaoId },
    query: { month },
  });
  const known = new Map(isPlaceholderData ? [] : data?.days.map((one) => [one.day, one]));
  const turn = (step: number) => setMonth(daysAfter(`${month}-15`, step * 30).slice(0, 7));
  const stop = day.slice(0, 7) === month ? day : `${month}-01`;
  function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    const step = STEPS[event.key];
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-day]')?.dataset['day'];
    if (!step || !from) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-day="${daysAfter(from, step)}"]`)?.focus();
  }
  const title = `${monthName(month)} ${month.slice(0, 4)}`;
  return (
    <section className="card desk-month" aria-label="Calendário">
      <div className="row">
        <h2 className="grow" aria-live="polite">
          {title}
        </h2>
        <IconButton icon={IconChevronLeft} label="Mês anterior" onClick={() => turn(-1)} />
        <IconButton icon={IconChevronRight} label="Próximo mês" onClick={() => turn(1)} />
      </div>
      {isError && !data ? (
        <ErrorState what="o calendário" error={error} onRetry={() => void refetch()} />
      ) : (
        <table ref={table} aria-label={title} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              {LETTERS.map(([letter, name]) => (
                <th key={name} scope="col">
                  <abbr title={name}>{letter}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week) => (
              <tr key={week[0]}>
                {week.map((one) => {
                  if (one.slice(0, 7) !== month) {
                    return (
                      <td key={one} className="month-other">
                        {Number(one.slice(8))}
                      </td>
                    );
                  }
                  const { state = 'off', free = 0 } = known.get(one) ?? {};
                  const said = state === 'free' ? vagas(free) : STATES[state];
                  return (
                    <td key={one}>
                      <button
                        type="button"
                        data-day={one}
                        className={classes('month-day', state)}
                        aria-pressed={one === day}
                        aria-current={one === now.today ? 'date' : undefined}
                        aria-label={`${Number(one.slice(8))} de ${monthName(one)}${known.size > 0 ? `, ${said}` : ''}`}
                        title={known.size > 0 ? said : undefined}
                        tabIndex={one === stop ? 0 : -1}
                        onClick={() => onDay(one)}
                      >
                        {Number(one.slice(8))}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="caption text-3 month-key">
        <span className="free" /> com vaga <span className="closed" /> fechada
      </p>
    </section>
  );
}
