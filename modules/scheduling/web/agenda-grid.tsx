import { get, useFormContext, useWatch } from 'react-hook-form';
import { Button, classes } from '#ui/index';
import { WEEKDAYS, type Weekday } from '../contract/agenda.ts';
import { type HoursValues, clearedDays, replicateMonday } from './agenda-values.ts';
import { parseTimeText } from './time-text.ts';
import './agenda.css';

const PERIODS = [0, 1, 2, 3] as const;
const HALVES = [
  { half: 'start', title: 'Entrada' },
  { half: 'end', title: 'Saída' },
] as const;
type Cell = { day: Weekday; dayName: string; period: number; half: 'start' | 'end'; title: string };

function TimeCell({ day, dayName, period, half, title }: Cell) {
  const name = `days.${day}.${period as 0}.${half}` as const;
  const { register, setValue, formState } = useFormContext<HoursValues>();
  const invalid = Boolean(get(formState.errors, name));
  return (
    <div className={classes('input', 'small', invalid && 'invalid')}>
      <input
        {...register(name, {
          onBlur: (event: { target: { value: string } }) => {
            const time = parseTimeText(event.target.value);
            if (time) setValue(name, time, { shouldDirty: true });
          },
        })}
        className="numeric"
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        placeholder="––:––"
        aria-label={`${dayName}, ${period + 1}º período, ${title}`}
        aria-invalid={invalid}
        aria-describedby={`agenda-${day}`}
      />
    </div>
  );
}

/** The sentences of a day's cells, once each. */
function DayFaults({ day }: { day: Weekday }) {
  const { formState } = useFormContext<HoursValues>();
  const messages = PERIODS.flatMap((period) =>
    HALVES.map(({ half }) => {
      const message: unknown = get(formState.errors, `days.${day}.${period}.${half}.message`);
      return typeof message === 'string' ? message : undefined;
    }),
  );
  return (
    <div id={`agenda-${day}`} aria-live="polite">
      {[...new Set(messages)].map((message) =>
        message ? (
          <p key={message} className="field-message error">
            {message}
          </p>
        ) : null,
      )}
    </div>
  );
}

function DayRows({ day, label, name }: { day: Weekday; label: string; name: string }) {
  const { getValues, setValue } = useFormContext<HoursValues>();
  return (
    <>
      <tr>
        <th scope="row">{label}</th>
        {PERIODS.flatMap((period) =>
          HALVES.map((half) => (
            <td key={`${period}${half.half}`} className={half.half} data-title={half.title}>
              <TimeCell day={day} dayName={name} period={period} {...half} />
            </td>
          )),
        )}
        <td>
          {day === 'monday' ? (
            <Button
              size="small"
              onClick={() => {
                const { days, weekend } = getValues();
                setValue('days', replicateMonday(days, weekend), { shouldDirty: true });
              }}
            >
              Replicar
            </Button>
          ) : null}
        </td>
      </tr>
      <tr className="agenda-faults">
        <td colSpan={PERIODS.length * HALVES.length + 2}>
          <DayFaults day={day} />
        </td>
      </tr>
    </>
  );
}

/** Grid of a week: up to four pairs Entrada/Saída a day. Inside a Form. */
export function AgendaGrid() {
  const { setValue } = useFormContext<HoursValues>();
  const weekend = useWatch<HoursValues, 'weekend'>({ name: 'weekend' });
  return (
    <div className="column gap-8">
      <div className="agenda-scroll">
        <table className="agenda">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Dia</span>
              </th>
              {PERIODS.flatMap((period) =>
                HALVES.map(({ half, title }) => (
                  <th key={`${period}${half}`} scope="col" className={half}>
                    {title}
                  </th>
                )),
              )}
              <th scope="col">
                <span className="visually-hidden">Ações</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {WEEKDAYS.filter((row) => weekend || !row.weekend).map((row) => (
              <DayRows key={row.day} day={row.day} label={row.label} name={row.name} />
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Button
          size="small"
          look="quiet"
          onClick={() => setValue('days', clearedDays(), { shouldDirty: true })}
        >
          Limpar todos os campos
        </Button>
      </div>
    </div>
  );
}
