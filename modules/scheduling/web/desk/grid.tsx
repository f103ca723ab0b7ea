import { shortAge } from '@pec-aberto/clinical';
import { formatPhone } from '@pec-aberto/brazil';
import {
  IconCheck,
  IconMapPin,
  IconUserCheck,
  IconUserOff,
  IconUsers,
  IconUserX,
  IconWorld,
} from '@tabler/icons-react';
import {
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { classes, Icon, type IconType } from '#ui/index';

import { type Cell, cellsOf, type Column, scaleOfColumns } from './cells.ts';
import { useKeptFocus } from './kept-focus.ts';
import { type Lane, lanesOf, minutesOf, type Scale, spanOf } from './layout.ts';
import type { Now } from './use-now.ts';
import {
  type Booked,
  dayText,
  type Entry,
  isBlock,
  nameOf,
  placeText,
  type Slot,
  statusText,
  type When,
} from './words.ts';

/** What is done in the grid; without `book` slots are only seen. */
export type GridActs = {
  book: ((when: When, slot: Slot) => void) | null;
  open: (entry: Entry, column: Column) => void;
  move: (entry: Booked, when: When) => void;
};

const GLYPHS: Partial<Record<Booked['status'], IconType>> = {
  presente: IconUserCheck,
  realizado: IconCheck,
  'nao-aguardou': IconUserX,
  'nao-compareceu': IconUserOff,
};

/** Drag and drop carries only what this window drags. */
let dragged: Booked | null = null;

const LEAST_PX = 24;
const boxOf = (scale: Scale, cell: Cell, { lane, lanes }: Lane) => {
  const top = scale.at(cell.span.from);
  return {
    top: top + 1,
    height: Math.max(scale.at(cell.span.to) - top - 1, LEAST_PX),
    left: `calc(${(100 / lanes) * lane}% + 2px)`,
    width: `calc(${100 / lanes}% - 5px)`,
  };
};

function entryLabel(entry: Entry): string {
  const time = `${entry.start} a ${entry.end}`;
  if (isBlock(entry)) return `${time}, reserva: ${nameOf(entry)}`;
  return [
    time,
    nameOf(entry),
    statusText(entry.status),
    entry.encaixe && 'encaixe',
    entry.outsideHours && !entry.encaixe && 'fora do horário',
    entry.place && placeText(entry.place),
    entry.citizen?.deceased && 'óbito registrado',
  ]
    .filter(Boolean)
    .join(', ');
}

function EntryText({ entry, now }: { entry: Entry; now: Now }) {
  if (isBlock(entry)) {
    return (
      <>
        <span className="slot-time numeric">{entry.start}</span>
        <span className="ellipsis">{nameOf(entry)}</span>
        <span className="slot-more ellipsis">{entry.notes}</span>
      </>
    );
  }
  const { status, citizen, colleague, encaixe, outsideHours, place, notes } = entry;
  const glyph = GLYPHS[status];
  const age = citizen && !citizen.deceased ? shortAge(citizen.birthDate, now.today) : '';
  return (
    <>
      <span className="slot-time numeric">{entry.start}</span>
      {glyph ? <Icon of={glyph} size="small" /> : null}
      {colleague ? <Icon of={IconUsers} size="small" /> : null}
      <span className="ellipsis slot-name">{nameOf(entry)}</span>
      {place ? <Icon of={IconMapPin} size="small" /> : null}
      {encaixe ? <span className="slot-tag">encaixe</span> : null}
      {outsideHours && !encaixe ? <span className="slot-tag">fora do horário</span> : null}
      <span className="slot-more ellipsis">
        {[
          age,
          citizen?.phone && formatPhone(citizen.phone),
          place && placeText(place),
          statusText(status),
          notes,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

type CellProps = { cell: Cell; column: Column; now: Now; acts: GridActs; stop: boolean; onStop: () => void };

function SlotButton({ cell, column, acts, stop, onStop }: CellProps & { cell: Cell & { kind: 'slot' } }) {
  const [over, setOver] = useState(false);
  const { slot } = cell;
  const { agenda, day } = column;
  const online = slot.state === 'online';
  const when = { lotacaoId: agenda.lotacao.id, day: day.day, start: slot.start, end: slot.end };
  const opens = slot.opensOn ? `, disponível para a unidade em ${dayText(slot.opensOn)}` : '';
  const { book } = acts;
  const said = online ? `reservado ao agendamento on-line${opens}` : 'livre';
  const drops = book && !online;
  return (
    <button
      type="button"
      className={classes('slot', online ? 'online' : 'free', over && 'over')}
      title={online ? `Reservado ao agendamento on-line${opens}` : undefined}
      aria-disabled={book ? undefined : true}
      tabIndex={stop ? 0 : -1}
      data-cell={cell.key}
      onFocus={onStop}
      onClick={() => book?.(when, slot)}
      onDragOver={
        drops
          ? (event: DragEvent) => {
              if (!dragged) return;
              event.preventDefault();
              setOver(true);
            }
          : undefined
      }
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        if (dragged) acts.move(dragged, when);
      }}
    >
      <span className="visually-hidden">
        {dayText(day.day)}, {slot.start} a {slot.end}, {said}
      </span>
      {online ? (
        <span aria-hidden className="slot-face">
          <Icon of={IconWorld} size="small" />
          <span className="ellipsis">reservado on-line</span>
        </span>
      ) : (
        <span aria-hidden className="slot-add numeric">
          {book ? `+ ${slot.start}` : ''}
        </span>
      )}
    </button>
  );
}

function EntryButton({
  cell,
  column,
  now,
  acts,
  stop,
  onStop,
}: CellProps & { cell: Cell & { kind: 'entry' } }) {
  const { entry } = cell;
  const look = isBlock(entry) ? 'reserva' : entry.status;
  const label = entryLabel(entry);
  const drags = acts.book !== null && !isBlock(entry) && entry.status === 'agendado' && !entry.guest;
  return (
    <button
      type="button"
      className={classes('slot', 'entry', look)}
      title={label}
      tabIndex={stop ? 0 : -1}
      data-cell={cell.key}
      data-entry={entry.id}
      draggable={drags}
      onDragStart={(event: DragEvent) => {
        if (!drags || isBlock(entry)) return;
        dragged = entry;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
      }}
      onDragEnd={() => {
        dragged = null;
      }}
      onFocus={onStop}
      onClick={() => acts.open(entry, column)}
    >
      <span className="visually-hidden">
        {dayText(column.day.day)}, {label}
      </span>
      <span aria-hidden className="slot-face">
        <EntryText entry={entry} now={now} />
      </span>
    </button>
  );
}

function Closed({ scale, column: { agenda, day } }: { scale: Scale; column: Column }) {
  const { periods, closed } = day;
  if (agenda.kind === 'nenhuma' || periods.length === 0) {
    if (day.entries.length > 0) return null;
    return (
      <div role="gridcell" className="day-closed" style={{ top: 0, height: scale.height }}>
        {agenda.kind === 'nenhuma' ? (
          <span>
            <b>Agenda fechada</b>
            <br />
            Profissional sem agenda configurada neste período.
          </span>
        ) : (
          <span>Sem horários neste dia</span>
        )}
      </div>
    );
  }
  const worked = {
    from: minutesOf(periods[0]?.start ?? '00:00'),
    to: minutesOf(periods.at(-1)?.end ?? '00:00'),
  };
  return closed.map((one) => {
    const { from, to } = spanOf(one);
    const [first, last] = [Math.max(from, worked.from), Math.min(to, worked.to)];
    if (first >= last) return null;
    const top = scale.at(first);
    return (
      <div key={one.id} role="gridcell" className="day-closed" style={{ top, height: scale.at(last) - top }}>
        <span>
          <b>Agenda fechada</b>
          <br />
          {one.reason}
        </span>
      </div>
    );
  });
}

/** How far the day is past, in px; null for one to come. */
function pastOf({ at, height }: Scale, { day }: Column['day'], { today, time }: Now): number | null {
  if (day > today) return null;
  return day < today ? height : at(minutesOf(time));
}

function ColumnRow({
  column,
  scale,
  heading,
  ...rest
}: {
  column: Column;
  scale: Scale;
  heading: ReactNode;
  now: Now;
  acts: GridActs;
  stop: string | undefined;
  onStop: (key: string) => void;
}) {
  const { now, acts, stop, onStop } = rest;
  const { day } = column;
  const cells = cellsOf(column, now);
  const lanes = lanesOf(cells.map(({ span }) => span));
  const past = pastOf(scale, day, now);
  const today = day.day === now.today;
  return (
    <div role="row" className={classes('day-column', today && 'today')} data-column={column.key}>
      <div role="rowheader" className="day-head">
        {heading}
      </div>
      <div role="presentation" className="day-body" style={{ height: scale.height }}>
        {day.slots.map(({ start }) => (
          <i key={start} aria-hidden className="day-line" style={{ top: scale.at(minutesOf(start)) }} />
        ))}
        {scale.bands.map(({ from, top }) => (
          <i key={from} aria-hidden className="day-band" style={{ top }} />
        ))}
        {past === null ? null : <i aria-hidden className="day-past" style={{ height: past }} />}
        <Closed scale={scale} column={column} />
        {cells.map((cell, place) => {
          const shared = { column, now, acts, stop: cell.key === stop, onStop: () => onStop(cell.key) };
          return (
            <div
              key={cell.key}
              role="gridcell"
              className="day-cell"
              style={boxOf(scale, cell, lanes[place] as Lane)}
            >
              {cell.kind === 'slot' ? (
                <SlotButton cell={cell} {...shared} />
              ) : (
                <EntryButton cell={cell} {...shared} />
              )}
            </div>
          );
        })}
        {today && past !== null ? <i aria-hidden className="day-now" style={{ top: past }} /> : null}
      </div>
    </div>
  );
}

/** Where an arrow leads: up and down within the day, to the sides at the same height. */
function targetOf(grid: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const columns = [...grid.querySelectorAll<HTMLElement>('[data-column]')];
  const cellsIn = (column: HTMLElement | undefined) => [
    ...(column?.querySelectorAll<HTMLElement>('[data-cell]') ?? []),
  ];
  const here = columns.findIndex((column) => column.contains(from));
  const own = cellsIn(columns[here]);
  const place = own.indexOf(from);
  if (key === 'ArrowDown') return own[place + 1];
  if (key === 'ArrowUp') return own[place - 1];
  if (key === 'Home') return own[0];
  if (key === 'End') return own.at(-1);
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return undefined;
  const height = (one: HTMLElement) => one.getBoundingClientRect().top;
  for (let next = here + step; columns[next]; next += step) {
    const near = cellsIn(columns[next]).toSorted(
      (a, b) => Math.abs(height(a) - height(from)) - Math.abs(height(b) - height(from)),
    )[0];
    if (near) return near;
  }
  return undefined;
}

/** The cell that Tab reaches: where the person was, else the first free one, else the first. */
function stopOf(columns: readonly Column[], now: Now, at: string | null): string | undefined {
  const cells = columns.flatMap((column) => cellsOf(column, now));
  const free = cells.find((cell) => cell.kind === 'slot' && cell.slot.state === 'free');
  return (cells.find(({ key }) => key === at) ?? free ?? cells[0])?.key;
}

/** Agendas as columns over one axis of hours: one stop of the Tab key, arrows move (ARIA grid, a row for each column). */
export function Grid({
  label,
  columns,
  now,
  rowPx,
  heading,
  acts,
  detailed = false,
}: {
  label: string;
  columns: readonly Column[];
  now: Now;
  rowPx: number;
  heading: (column: Column) => ReactNode;
  acts: GridActs;
  /** Room for more than the name. */
  detailed?: boolean;
}) {
  const [at, setAt] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const kept = useKeptFocus(columns, now);
  const scale = scaleOfColumns(columns, rowPx);
  const stop = stopOf(columns, now, at);
  const first = columns[0]?.key;
  // Today opens on the hour that it is, at the edge of a slot; other days from their beginning.
  const toNow = useEffectEvent(() => {
    const scroller = box.current?.parentElement;
    if (!scroller) return;
    const isToday = columns.some(({ day }) => day.day === now.today);
    const wanted = scale.at(minutesOf(now.time)) - scroller.clientHeight / 3;
    const hour = scale.hours.findLast((minute) => scale.at(minute) <= wanted);
    scroller.scrollTop = isToday && hour !== undefined ? scale.at(hour) : 0;
  });
  useEffect(() => toNow(), [first, columns.length]);
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const from =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]') : null;
    const next = from && targetOf(event.currentTarget, from, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
  return (
    <div ref={box} className={classes('day-grid', detailed && 'detailed')}>
      <div className="day-axis" aria-hidden style={{ height: scale.height }}>
        {scale.hours.map((minute) => (
          <span key={minute} className="numeric" style={{ top: scale.at(minute) }}>
            {String(minute / 60).padStart(2, '0')}:00
          </span>
        ))}
      </div>
      <div
        role="grid"
        aria-label={label}
        tabIndex={-1}
        className="day-columns"
        {...kept}
        onKeyDown={onKeyDown}
      >
        {columns.map((column) => (
          <ColumnRow
            key={column.key}
            column={column}
            scale={scale}
            heading={heading(column)}
            now={now}
            acts={acts}
            stop={stop}
            onStop={setAt}
          />
        ))}
      </div>
    </div>
  );
}
