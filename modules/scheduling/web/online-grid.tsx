import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { classes } from '#ui/index';
import { type Days, WEEKDAYS, type Weekday } from '../contract/agenda.ts';
import { rowsOf, type WeekSlots, withSlots } from './online-values.ts';

type Day = (typeof WEEKDAYS)[number];

/** The box of a whole day: half full while only some of its slots are given. */
function DayBox({
  day,
  given,
  all,
  onGive,
}: {
  day: Day;
  given: number;
  all: number;
  onGive: (given: boolean) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = given > 0 && given < all;
  }, [given, all]);
  return (
    <label className="check">
      <input
        ref={box}
        type="checkbox"
        checked={all > 0 && given === all}
        disabled={all === 0}
        aria-label={`${day.name}: todos os horários`}
        onChange={(event) => onGive(event.target.checked)}
      />
      <span aria-hidden>{day.label}</span>
    </label>
  );
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The nearest box in the direction of an arrow, over cells that cannot be chosen. */
function move(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null;
  if (!step || !cell) return;
  event.preventDefault();
  const rows = [...(event.currentTarget.tBodies[0]?.rows ?? [])];
  let row = rows.indexOf(cell.parentElement as HTMLTableRowElement);
  let column = cell.cellIndex;
  for (;;) {
    row += step[0];
    column += step[1];
    const next = rows[row]?.cells[column];
    if (!next || next.tagName !== 'TD') return;
    const box = next.querySelector('input');
    if (box) return box.focus();
  }
}

/** Slots of a week as boxes: one stop of the Tab key, arrows move, Space chooses. */
export function OnlineGrid({ slots, onChange }: { slots: WeekSlots; onChange: (online: Days) => void }) {
  const days = WEEKDAYS.filter(({ day, weekend }) => !weekend || slots[day].length > 0);
  const rows = rowsOf(slots);
  const [at, setAt] = useState<string | null>(null);
  const slotAt = (day: Weekday, start: string) => slots[day].find((slot) => slot.start === start);
  const first = days.find(({ day }) => slots[day].length > 0)?.day;
  const stop = at ?? (first ? `${first} ${slots[first][0]?.start}` : null);
  const give = (day: Weekday, starts: readonly string[], given: boolean) =>
    onChange(withSlots(slots, { day, starts, given }));
  return (
    <div className="agenda-scroll online-scroll">
      {/* Boxes in it hold the focus; the table only hears the arrows. */}
      <table className="online-grid" aria-label="Horários dados ao agendamento on-line" onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Horário</span>
            </th>
            {days.map((day) => (
              <th key={day.day} scope="col">
                <DayBox
                  day={day}
                  all={slots[day.day].length}
                  given={slots[day.day].filter((slot) => slot.online).length}
                  onGive={(given) =>
                    give(
                      day.day,
                      slots[day.day].map(({ start }) => start),
                      given,
                    )
                  }
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((start) => (
            <tr key={start}>
              <th scope="row" className="numeric">
                {start}
              </th>
              {days.map(({ day, name }) => {
                const slot = slotAt(day, start);
                if (!slot)
                  return <td key={day} className="off" aria-label={`${name}, ${start}: fora do horário`} />;
                const place = `${day} ${start}`;
                return (
                  <td key={day} className={classes(slot.online && 'given')}>
                    <label>
                      <input
                        type="checkbox"
                        checked={slot.online}
                        tabIndex={place === stop ? 0 : -1}
                        aria-label={`${name}, ${start} a ${slot.end}`}
                        onFocus={() => setAt(place)}
                        onChange={(event) => give(day, [start], event.target.checked)}
                      />
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
