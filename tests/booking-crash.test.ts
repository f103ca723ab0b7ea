import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { someone } from '../modules/citizens/test/desk.ts';
import { holdTable, query } from './support/base.ts';
import { Client } from './support/client.ts';
import { type Installation, PASSWORD, RESPONSIBLE, startAgain } from './support/installation.ts';
import { startPrepared } from './support/prepared.ts';
import { isAlive, kill, processesOf } from './support/processes.ts';
import { releaseEverything } from './support/program.ts';
import { signInFully } from './support/sign-in.ts';
import { until } from './support/until.ts';

/** Killed in the middle of bookings, the installation holds each of them whole or not at all. */

const AT_ONCE = 4;

let one: Installation;
let desk: Client;
let cpf = '';
let agendas: string[] = [];
const citizens: string[] = [];
/** Each killing has a day of its own, all of them working days. */
const days = [23, 24, 25].map((day) => `2099-11-${day}`);

/** A booking, and the key by which its resending is known. */
type Booking = { key: string; body: object };
const bookingsOn = (day: string): Booking[] =>
  agendas.map((lotacaoId, place) => ({
    key: randomUUID(),
    body: { lotacaoId, day, start: '08:00', citizenId: citizens[place] },
  }));

/** The status, or nothing where the server died before it answered. */
const send = ({ key, body }: Booking): Promise<number | null> =>
  fetch(`${one.url}/api/appointments`, {
    method: 'POST',
    headers: { cookie: desk.cookie, 'idempotency-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(
    ({ status }) => status,
    () => null,
  );

beforeAll(async () => {
  one = await startPrepared('network');
  const people = await query<{ cpf: string; lotacao: string; id: string }>(
    one.dataDir,
    `with alone as (
       select p.id, p.cpf, l.id as lotacao, l.unit_id as unit from lotacao l join professional p on p.id = l.professional_id
        where l.active and p.cpf is not null
          and (select count(*) from lotacao x where x.professional_id = p.id) = 1)
     select id, cpf, lotacao from alone where unit =
       (select unit from alone group by unit having count(*) >= ${AT_ONCE} order by unit limit 1)
     order by cpf limit ${AT_ONCE}`,
  );
  agendas = people.map(({ lotacao }) => lotacao);
  const [first] = people;
  cpf = first?.cpf ?? '';
  await query(one.dataDir, `delete from lotacao_profile where lotacao_id = '${first?.lotacao}'`);
  await query(
    one.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id) select '${first?.lotacao}', id from profile
      where slug = 'recepcao' and municipality_id is null`,
  );
  const responsible = await new Client(one.url).signIn(RESPONSIBLE.cpf, PASSWORD);
  const path = `/professionals/${first?.id}/provisional-password`;
  const { password } = await responsible.post<{ password: string }>(path, {});
  await signInFully(new Client(one.url), cpf, password, PASSWORD);
  desk = await new Client(one.url).signIn(cpf, PASSWORD);
  for (let place = 0; place < AT_ONCE; place++) {
    citizens.push((await desk.post<{ id: string }>('/citizens', someone())).id);
  }
});
afterAll(releaseEverything);

/** Appointments of a day; those of any day of which something is missing. */
async function kept(day: string) {
  const [row] = await query<{ booked: number; half: number; told: number }>(
    one.dataDir,
    `select (select count(*)::int from agenda_span where starts_at::date = '${day}') as booked,
      (select count(*)::int from appointment a where not exists (select from agenda_span s where s.appointment_id = a.id)
        or (select count(*) from appointment_event e where e.appointment_id = a.id) <> 1
        or not exists (select from changelog c where c.row_id = a.id)
        or (select count(*) from audit_event t where t.subject_id = a.id) <> 1) as half,
      (select count(*)::int from audit_event where type = 'scheduling.appointment-booked') as told`,
  );
  return row;
}

const HOLDS = 'appointment_event';
const everyPid = () => processesOf(one.dataDir).filter(isAlive);

/** Ends processes, and waits until the installation works again. */
const KILLS: Record<string, () => Promise<void>> = {
  web: () => killed('web'),
  postgres: () => killed('postgres'),
  'everything, as in a power cut': async () => {
    for (const pid of everyPid()) kill(pid);
    await until('everything to be gone', () => everyPid().length === 0);
    one = await startAgain(one);
    desk = await new Client(one.url).signIn(cpf, PASSWORD);
  },
};

async function killed(name: 'web' | 'postgres'): Promise<void> {
  const before = (await one.status()).pids[name];
  kill(before);
  await until('every process to be up again', async () => {
    const { state, pids } = await one.status();
    return state === 'running' && pids[name] !== null && pids[name] !== before;
  });
  await until('pages to be answered', () =>
    desk.call('GET', '/session').then(
      ({ status }) => status === 200,
      () => false,
    ),
  );
}

it.each(Object.keys(KILLS).map((name, place) => [name, days[place] ?? ''] as const))(
  'kill -9 of %s in the middle of bookings: none is half there, and each that is sent again is there once',
  async (name, day) => {
    const before = (await kept(day))?.told ?? 0;
    const bookings = bookingsOn(day);
    const held = await holdTable(one.dataDir, HOLDS);
    const answers = Promise.all(bookings.map(send));
    await held.reached();
    await KILLS[name]?.();
    await held.release();
    // Nobody was told that it is booked.
    expect((await answers).filter((status) => status !== null && status < 500)).toEqual([]);
    await until('what was left to end', async () => {
      const [row] = await query<{ open: number }>(
        one.dataDir,
        `select count(*)::int as open from pg_stat_activity where state = 'idle in transaction' or wait_event_type = 'Lock'`,
      );
      return row?.open === 0;
    });
    expect(await kept(day)).toEqual({ booked: 0, half: 0, told: before });
    expect(await Promise.all(bookings.map(send))).toEqual(bookings.map(() => 201));
    // A page that did not hear the answer sends once more.
    expect(await Promise.all(bookings.map(send))).toEqual(bookings.map(() => 201));
    expect(await kept(day)).toEqual({ booked: AT_ONCE, half: 0, told: before + AT_ONCE });
  },
);
