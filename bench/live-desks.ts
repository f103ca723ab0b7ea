import { setTimeout as sleep } from 'node:timers/promises';
import { NOTICE_EVENT, WHOLE_EVENT } from '#platform/events/contract';
import { query } from '../tests/support/base.ts';
import { startInstallation } from '../tests/support/installation.ts';
import { descendants } from '../tests/support/processes.ts';
import { type Program, releaseEverything } from '../tests/support/program.ts';
import { until } from '../tests/support/until.ts';
import { ask, type Desk, type Question } from './ask.ts';
import type { Figure } from './benchmark.ts';
import { timed } from './command.ts';
import { processorTimeOf } from './processor.ts';
import { openReceptions } from './sessions.ts';

const CITIZENS = 5_000;
const DESKS = 50;
const CHANGES = 20;
const IDLE_MS = 30_000;
const CHANGING_MS = 60_000;
const SETTLING_MS = 10_000;
const MOST_PERCENT = 5;

export const LIVE_SETTING = `${DESKS} desks of a training base of ${CITIZENS} citizens, half on the page "Agenda", half on "Lista de atendimentos", ${CHANGES} bookings and arrivals a minute`;

type Place = { unitId: string; lotacoes: string[] };

const daysFrom = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** What the page "Agenda" reads again when it is told that agendas changed: the week of one, its month, all next slots. */
function agendaPage(lotacaoId: string, today: string): Question[] {
  const from = daysFrom(today, -new Date(`${today}T00:00:00Z`).getUTCDay());
  return [
    { path: `/agenda-lotacoes?from=${from}&days=7` },
    { path: `/agendas?from=${from}&days=7&lotacoes=${lotacaoId}` },
    { path: `/lotacoes/${lotacaoId}/agenda-month?month=${today.slice(0, 7)}` },
    { path: '/next-slots?limit=3' },
  ];
}

/** The same of the list. */
const LIST_PAGE: Question[] = [{ path: '/list-entries/search', body: {} }];

/** What all desks heard, and whether one of them could not read. */
type Heard = { open: number; notices: number; reads: number; fault: unknown };

/** A browser that listens to a topic and reads its page again at each notice, until the server ends. */
async function sit(desk: Desk, topic: string, page: readonly Question[], heard: Heard): Promise<void> {
  const { url, cookie } = desk;
  const stream = await fetch(`${url}/api/events?topics=${topic}`, { headers: { cookie } });
  if (!stream.ok || !stream.body) throw new Error(`the stream answered ${stream.status}`);
  let text = '';
  for await (const part of stream.body.pipeThrough(new TextDecoderStream())) {
    const messages = `${text}${part}`.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      if (message.includes(`event: ${WHOLE_EVENT}`)) heard.open += 1;
      if (!message.includes(`event: ${NOTICE_EVENT}`)) continue;
      heard.notices += 1;
      heard.reads += page.length;
      Promise.all(page.map((question) => ask(desk, question))).catch((error: unknown) => {
        heard.fault ??= error;
      });
    }
  }
}

/** Whose agendas the desks look at, and where. */
async function placeOf(dataDir: string): Promise<Place> {
  const [place] = await query<Place>(
    dataDir,
    `select l.unit_id as "unitId", array(select distinct s.lotacao_id from lotacao a
       join agenda_span s on s.lotacao_id = a.id where a.unit_id = l.unit_id) as lotacoes
     from lotacao l where l.cbo like '4221%' and l.active order by l.id limit 1`,
  );
  if (!place?.lotacoes.length)
    throw new Error('the training base has no agenda in the unit of its reception');
  return place;
}

/** By turns somebody is booked for the next free slot and somebody comes. */
async function changes(desk: Desk, citizens: readonly string[]): Promise<void> {
  const everyMs = CHANGING_MS / CHANGES;
  for (const [number, citizenId] of citizens.entries()) {
    const next = sleep(everyMs);
    if (number % 2 === 0) {
      const { slots } = await ask<{ slots: object[] }>(desk, { path: '/next-slots?limit=1' });
      const { lotacaoId, day, start } = { ...slots[0] } as { lotacaoId: string; day: string; start: string };
      await ask(desk, { path: '/appointments', body: { lotacaoId, day, start, citizenId } });
    } else {
      const nobody = { lotacaoId: null, teamId: null, serviceTypes: [] };
      await ask(desk, { path: '/list-entries', body: { citizenId, ...nobody } });
    }
    await next;
  }
}

/** Web and PostgreSQL while `work` is done: percent of one core. */
async function shareOf({ status }: Program, work: () => Promise<unknown>): Promise<number> {
  const { pids } = await status();
  const processes = () => [pids.web ?? 0, ...descendants(pids.postgres ?? 0)];
  const { ms, seconds } = await processorTimeOf(processes, work);
  return ms / 10 / seconds;
}

async function measure(program: Program): Promise<Figure[]> {
  const { dataDir, url } = program;
  const today = new Date().toISOString().slice(0, 10);
  await timed(program, ['demo', '--citizens', String(CITIZENS), '--seed', '1', '--today', today]);
  await query(dataDir, 'vacuum analyze');
  const place = await placeOf(dataDir);
  const citizens = await query<{ id: string }>(
    dataDir,
    `select id from citizen where status = 'active' and not deceased
       and id not in (select citizen_id from list_entry) and id not in (select citizen_id from appointment)
     order by id limit ${2 * CHANGES}`,
  );
  const [acting = '', ...cookies] = await openReceptions(dataDir, DESKS + 1);
  const desks = cookies.map((cookie) => ({ url, cookie }));
  await sleep(SETTLING_MS);
  const idle = await shareOf(program, () => sleep(IDLE_MS));
  const heard: Heard = { open: 0, notices: 0, reads: 0, fault: undefined };
  for (const [number, desk] of desks.entries()) {
    const isAgenda = number % 2 === 0;
    const topic = `${isAgenda ? 'agenda' : 'reception'}:${place.unitId}`;
    const lotacaoId = place.lotacoes[number % place.lotacoes.length] ?? '';
    const page = isAgenda ? agendaPage(lotacaoId, today) : LIST_PAGE;
    sit(desk, topic, page, heard).catch((error: unknown) => {
      heard.fault ??= error;
    });
  }
  await until('every desk to listen', () => heard.open >= DESKS || heard.fault !== undefined);
  const ids = citizens.map(({ id }) => id);
  const act = (some: readonly string[]) => changes({ url, cookie: acting }, some);
  // The first minute of a process costs what none costs later.
  await act(ids.slice(0, CHANGES));
  const before = { ...heard };
  const share = await shareOf(program, () => act(ids.slice(CHANGES)));
  const { fault } = heard;
  if (fault !== undefined) throw new Error('a desk could not read its page', { cause: fault });
  const expected = (DESKS / 2) * CHANGES;
  const notices = heard.notices - before.notices;
  if (notices !== expected) throw new Error(`${notices} notices came of ${expected}`);
  const reads = heard.reads - before.reads;
  return [
    { what: 'web and PostgreSQL without any desk, share of a core', value: idle, unit: '%' },
    {
      what: `${DESKS} desks, ${CHANGES} changes a minute (${reads} reads), above that`,
      value: share - idle,
      unit: '%',
      most: MOST_PERCENT,
    },
  ];
}

/** What open desks cost that read again whatever changed. */
export async function liveDesks(): Promise<Figure[]> {
  try {
    return await measure(await startInstallation());
  } finally {
    await releaseEverything();
  }
}
