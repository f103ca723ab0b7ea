import { sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import {
  IconCalendarPlus,
  IconChevronLeft,
  IconChevronRight,
  IconPin,
  IconPinFilled,
  IconPrinter,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useHanded } from '#modules/citizens/web/index';
import {
  Button,
  EmptyState,
  ErrorState,
  IconButton,
  Notice,
  Page as Frame,
  Skeleton,
  useShortcuts,
} from '#ui/index';
import { cellsOf, type Column } from './cells.ts';
import { DayInput } from './day-and-time.tsx';
import { Dialogs, type Open } from './dialogs.tsx';
import { Grid, type GridActs } from './grid.tsx';
import { Month } from './month.tsx';
import { Segments } from './segments.tsx';
import { CitizenBox, NextSlots, Professionals, usePin } from './side.tsx';
import { downloadDay } from './slip.ts';
import { type Acts, useActs } from './use-acts.ts';
import { type Desk, useDesk, VIEWS } from './use-desk.ts';
import { ProfessionalSelect, professionalName } from './when-fields.tsx';
import { type Agenda, type Entry, isBlock, rangeText, vagas, weekdayShort, type When } from './words.ts';
import './desk.css';

/** With the line between two slots: what is pressed is 24 px high (WCAG 2.2, 2.5.8). */
const ROW_PX = 26;
const TOUCH_PX = 44;

/** The cell of the grid that has the focus. */
function cellInFocus(columns: readonly Column[], desk: Desk) {
  const key = document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
  for (const column of columns) {
    const cell = cellsOf(column, desk.now).find((one) => one.key === key);
    if (cell) return { cell, column };
  }
  return undefined;
}

const whoseText = ({ lotacao: { professional, cbo, team } }: Pick<Agenda, 'lotacao'>): string =>
  [titleCaseName(professional.name), sentenceCase(cbo.name), team && titleCasePlace(team.name)]
    .filter(Boolean)
    .join(' · ');

const count = (total: number, one: string, many: string): string => `${total} ${total === 1 ? one : many}`;

/** "36 agendados · 5 faltas · 12 vagas". */
function countsText(columns: readonly Column[]): string {
  const sum = (part: 'booked' | 'absent' | 'free') =>
    columns.reduce((all, { day }) => all + day.counts[part], 0);
  return [
    count(sum('booked'), 'agendado', 'agendados'),
    count(sum('absent'), 'falta', 'faltas'),
    vagas(sum('free')),
  ].join(' · ');
}

function DayHead({ column: { day, agenda }, desk }: { column: Column; desk: Desk }) {
  const { view, now, goTo, look, choose } = desk;
  const { booked, free } = day.counts;
  if (view === 'profissionais') {
    return (
      <button
        type="button"
        className="day-title"
        onClick={() => {
          choose(agenda.lotacao.id);
          look('semana');
        }}
        title={`${whoseText(agenda)}: ver a semana`}
      >
        <b className="ellipsis">{titleCaseName(agenda.lotacao.professional.name)}</b>
        <span className="ellipsis">
          {sentenceCase(agenda.lotacao.cbo.name)} · {vagas(free)}
        </span>
      </button>
    );
  }
  const today = day.day === now.today;
  return (
    <button
      type="button"
      className="day-title"
      onClick={() => {
        goTo(day.day);
        look('dia');
      }}
      title="Ver o dia"
    >
      <b>
        {weekdayShort(day.day)} {Number(day.day.slice(8))}
        {today ? ' · hoje' : ''}
      </b>
      <span className="ellipsis">
        {day.day >= now.today && free > 0
          ? `${booked} · ${vagas(free)}`
          : count(booked, 'agendado', 'agendados')}
      </span>
    </button>
  );
}

function Toolbar({ desk }: { desk: Desk }) {
  const { columns, selected, view, agendas, phone, lotacoes, now, goTo, turn, choose } = desk;
  const pin = usePin();
  const days = [...new Set(columns.map(({ day }) => day.day))];
  const step = view === 'semana' ? 'semana' : 'dia';
  const next = view === 'semana' ? 'Próxima' : 'Próximo';
  const [agenda] = agendas.data?.lotacoes ?? [];
  return (
    <header className="desk-bar">
      <div className="row gap-6">
        <Button size="small" onClick={() => goTo(now.today)}>
          Hoje
        </Button>
        <IconButton
          icon={IconChevronLeft}
          label={view === 'semana' ? 'Semana anterior' : 'Dia anterior'}
          onClick={() => turn(-1)}
        />
        <IconButton icon={IconChevronRight} label={`${next} ${step}`} onClick={() => turn(1)} />
        <h2 className="nowrap desk-range" aria-live="polite">
          {days.length > 0 ? rangeText(days) : ''}
        </h2>
      </div>
      {phone ? (
        <div className="desk-phone">
          <ProfessionalSelect lotacoes={lotacoes} value={selected?.lotacao.id ?? ''} onChange={choose} />
          <DayInput value={desk.day} onChange={goTo} />
        </div>
      ) : view !== 'profissionais' && agenda && selected ? (
        <div className="row gap-6 desk-whose">
          <span className="text-3 ellipsis" title={whoseText(agenda)}>
            {whoseText(agenda)}
          </span>
          <IconButton
            icon={selected.pinned ? IconPinFilled : IconPin}
            label={
              selected.pinned
                ? `Soltar a agenda de ${professionalName(selected)}`
                : 'Fixar profissional na lista de acesso rápido'
            }
            aria-pressed={selected.pinned}
            onClick={() => void pin(selected)}
          />
        </div>
      ) : null}
      <span className="caption text-3 nowrap desk-counts">
        {columns.length > 0 ? countsText(columns) : ''}
      </span>
    </header>
  );
}

function Main({ desk, acts, grid }: { desk: Desk; acts: Acts; grid: GridActs }) {
  const { agendas, columns, phone, view, now } = desk;
  const { data, isError, error, refetch, isPlaceholderData } = agendas;
  return (
    <section className="card desk-main" aria-label="Agenda">
      <Toolbar desk={desk} />
      {acts.refused ? (
        <Notice
          tone="danger"
          action={
            <Button look="text" size="small" onClick={acts.dismiss}>
              Entendi
            </Button>
          }
        >
          {acts.refused}
        </Notice>
      ) : null}
      {data ? (
        <div className="desk-scroll" aria-busy={isPlaceholderData}>
          <Grid
            label={view === 'profissionais' ? 'Agendas lado a lado' : 'Agenda'}
            columns={columns}
            now={now}
            rowPx={phone ? TOUCH_PX : ROW_PX}
            heading={(column) => <DayHead column={column} desk={desk} />}
            acts={grid}
            detailed={view === 'dia'}
          />
        </div>
      ) : isError ? (
        <ErrorState what="a agenda" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={12} label="Carregando a agenda" />
      )}
    </section>
  );
}

function Loaded({
  desk,
  open,
  setOpen,
}: {
  desk: Desk;
  open: Open | null;
  setOpen: (open: Open | null) => void;
}) {
  const acts = useActs();
  const { may, columns, selected, now, turn, goTo, day } = desk;
  const openEntry = (entry: Entry) =>
    setOpen(isBlock(entry) ? { what: 'block', block: entry } : { what: 'entry', entry });
  const grid: GridActs = {
    book: may.book ? (when, slot) => setOpen({ what: 'book', asked: { when, slot } }) : null,
    open: openEntry,
    move: (entry, when) => {
      const column = columns.find(({ day: one }) => one.entries.some(({ id }) => id === entry.id));
      if (column) void acts.move({ ...entry, lotacaoId: column.agenda.lotacao.id }, when);
    },
  };
  const arrive = () => {
    const found = cellInFocus(columns, desk)?.cell;
    if (found?.kind === 'entry' && !isBlock(found.entry)) void acts.arrive(found.entry);
  };
  const focusProfessional = () => document.getElementById('desk-find-professional')?.focus();
  useShortcuts([
    { keys: 'T', label: 'Ir para hoje', run: () => goTo(now.today) },
    { keys: 'P', label: 'Escolher profissional', run: focusProfessional },
    { keys: 'L', label: 'Registrar a chegada de quem está em foco', run: arrive },
    { keys: 'PgUp', label: 'Dia ou semana anterior', run: () => turn(-1) },
    { keys: 'PgDn', label: 'Próximo dia ou semana', run: () => turn(1) },
  ]);
  return (
    <div className="desk">
      <div className="desk-side">
        {selected && !desk.phone ? (
          <Month lotacaoId={selected.lotacao.id} day={day} now={now} onDay={goTo} />
        ) : null}
        {desk.phone ? null : <Professionals desk={desk} />}
        <NextSlots desk={desk} onBook={(when) => setOpen({ what: 'book', asked: { when } })} />
        <CitizenBox onPick={(citizen) => setOpen({ what: 'citizen', citizen })} />
      </div>
      <Main desk={desk} acts={acts} grid={grid} />
      <Dialogs desk={desk} acts={acts} open={open} setOpen={setOpen} />
    </div>
  );
}

/** "Agenda": the front desk's view of who is booked when, live for the whole unit. */
export function Page() {
  const desk = useDesk();
  const [open, setOpen] = useState<Open | null>(null);
  useHanded('/agenda', (citizen) => setOpen({ what: 'book', asked: { when: null, citizen } }));
  const { list, lotacoes, view, look, selected, columns, day, may, phone } = desk;
  const { data, isError, error, refetch } = list;
  const book = () => {
    const found = cellInFocus(columns, desk);
    const when: When | null =
      found?.cell.kind === 'slot'
        ? {
            lotacaoId: found.column.agenda.lotacao.id,
            day: found.column.day.day,
            start: found.cell.slot.start,
            end: found.cell.slot.end,
          }
        : null;
    setOpen({
      what: 'book',
      asked: { when, ...(found?.cell.kind === 'slot' ? { slot: found.cell.slot } : {}) },
    });
  };
  useShortcuts(may.book ? [{ keys: 'N', label: 'Agendar aqui, ou na próxima vaga', run: book }] : []);
  return (
    <Frame
      title="Agenda"
      actions={
        <>
          {phone ? null : <Segments label="Mostrar" choices={VIEWS} value={view} onChoose={look} />}
          {selected ? (
            <IconButton
              icon={IconPrinter}
              look="outline"
              label="Imprimir a agenda do dia"
              size="large"
              onClick={() => downloadDay(selected.lotacao.id, day)}
            />
          ) : null}
          {may.book ? (
            <Button look="primary" icon={IconCalendarPlus} keys="N" onClick={book}>
              Agendar
            </Button>
          ) : null}
        </>
      }
    >
      {data ? (
        lotacoes.length > 0 ? (
          <Loaded desk={desk} open={open} setOpen={setOpen} />
        ) : (
          <div className="card">
            <EmptyState title="Nenhuma agenda nesta unidade">
              As agendas são das lotações ativas da unidade. Peça à coordenação para conferir os
              profissionais.
            </EmptyState>
          </div>
        )
      ) : isError ? (
        <div className="card">
          <ErrorState what="a agenda" error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <div className="card">
          <Skeleton rows={12} label="Carregando a agenda" />
        </div>
      )}
    </Frame>
  );
}
