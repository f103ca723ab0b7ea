import { Dice } from '@pec-aberto/matching';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Client } from '#apps/installation/testing';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { type AgendaDesk, AT_14_27, openAgendaDesk, TUESDAY } from './test/agenda-desk.ts';

/** `npm run races -- --acts 500 --seed 7` asks for more than every run of the tests does. */
const ACTS = Number(process.env['RACES_ACTS'] ?? 60);
const SEED = Number(process.env['RACES_SEED'] ?? 1);
const CLIENTS = 50;
const AT_ONCE = 10;
const tell = (line: string) => process.stdout.write(`${line}\n`);

let desk: AgendaDesk;
let coordinator: Client;
let agendas: string[];
let citizens: string[];
beforeAll(async () => {
  desk = await openAgendaDesk();
  await desk.goTo(AT_14_27);
  coordinator = await desk.join('coordenador-ubs', 'COORDENADORA');
  agendas = [];
  citizens = [];
  for (const cbo of ['225142', '223505', '223208']) agendas.push(await desk.colleague(cbo));
  for (let place = 0; place < 8; place++) citizens.push(await desk.citizen());
});
afterAll(() => desk.close());

const db = () => desk.fixture.installation.platform.db;
/** Pairs that stand alone at one time in one agenda. */
const overlaps = async () =>
  (
    await getRow<{ count: number }>(
      db(),
      sql`select count(*)::int as count from agenda_span a join agenda_span b on b.lotacao_id = a.lotacao_id and a.id < b.id
        where a.alone and b.alone and tsrange(a.starts_at, a.ends_at) && tsrange(b.starts_at, b.ends_at)`,
    )
  ).count;

test(
  'of fifty clients on one slot one gets it; after random bookings, closures and moves nothing stands over another',
  async () => {
    const [first = ''] = agendas;
    const wanted = { lotacaoId: first, day: TUESDAY, start: '08:00', acceptSameTime: true };
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, place) =>
        desk.book({ ...wanted, citizenId: citizens[place % citizens.length] }),
      ),
    );
    const booked = answers.filter(({ status }) => status === 201).length;
    expect(booked).toBe(1);

    const dice = new Dice(SEED);
    const slot = () => ({
      lotacaoId: dice.pick(agendas),
      day: dice.pick([TUESDAY, '2026-11-25']),
      start: dice.pick(['08:00', '08:20', '08:40', '09:00', '09:20', '09:40', '10:00']),
    });
    const done = new Map<string, number>();
    const note = (what: string, { status, text }: Answer) => {
      if (status >= 500 || status === 400) throw new Error(`${what} answered ${status}: ${text}`);
      const outcome = `${what} ${status < 300 ? 'feitos' : 'recusados'}`;
      done.set(outcome, (done.get(outcome) ?? 0) + 1);
    };
    const someOf = <T>(list: readonly T[]) => (list.length > 0 ? dice.pick(list) : undefined);
    const anAppointment = async () =>
      someOf(
        await rowsOf<{ id: string; version: number }>(
          db(),
          sql`select id, version from appointment where status = 'agendado' order by id`,
        ),
      );
    const acts = [
      async () => note('agendamentos', await desk.book({ ...slot(), citizenId: dice.pick(citizens) })),
      async () =>
        note(
          'encaixes',
          await desk.book({ ...slot(), citizenId: dice.pick(citizens), encaixe: true, acceptSameTime: true }),
        ),
      async () => {
        const one = await anAppointment();
        if (one)
          note('remarcações', await desk.change(one.id, { version: one.version, ...slot(), encaixe: false }));
      },
      async () => note('reservas', await desk.reserve({ ...slot(), end: dice.pick(['09:10', '10:20']) })),
      async () => {
        const { lotacaoId, day, start } = slot();
        const body = { startDate: day, startTime: start, endDate: day, endTime: '10:20', reason: 'reuniao' };
        const path = `/lotacoes/${lotacaoId}/agenda-closures`;
        const closed = await coordinator.call<{ id: string }>('POST', path, { ...body, specification: '' });
        note('fechamentos', closed);
        if (closed.status === 201) await coordinator.call('DELETE', `/agenda-closures/${closed.body.id}`);
      },
      async () => {
        const one = await anAppointment();
        if (one) note('cancelamentos', await desk.cancel(one.id));
      },
    ];
    for (let made = 0; made < ACTS; made += AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, ACTS - made) }, () => dice.pick(acts)()));
    }
    const lost = await getRow<{ count: number }>(
      db(),
      sql`select count(*)::int as count from appointment a
        where not exists (select from agenda_span s where s.appointment_id = a.id and s.alone = (a.status <> 'cancelado' and not a.encaixe))`,
    );
    const found = await overlaps();
    tell(`Clientes em uma vaga: ${CLIENTS}. Agendados: ${booked}. Atos: ${ACTS} (semente ${SEED}).`);
    tell(
      [...done]
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([what, count]) => `${what}: ${count}`)
        .join(', '),
    );
    tell(`Sobreposições: ${found}. Agendamentos sem horário: ${lost.count}.`);
    expect({ overlaps: found, lost: lost.count }).toEqual({ overlaps: 0, lost: 0 });
  },
  120_000 + ACTS * 2_000,
);
