import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { VISIT } from '../modules/encounters/test/clinic.ts';
import { query } from './support/base.ts';
import { Client } from './support/client.ts';
import { type Installation, PASSWORD, RESPONSIBLE } from './support/installation.ts';
import { startPrepared } from './support/prepared.ts';
import { releaseEverything } from './support/program.ts';
import { randomOf } from './support/random.ts';
import { signInFully } from './support/sign-in.ts';
import { killIfThere } from './support/strike.ts';
import { until } from './support/until.ts';

const PATIENCE_MS = 600_000;
/** About as long as a finish takes on a machine at work. */
const LATEST_KILL_MS = 200;
const TWO_PRESSES = 1 / 3;
const VICTIMS = ['web', 'web', 'postgres', 'postgres', 'worker'] as const;

/** What became of all finishes after so many kills. `unanswered`: presses that heard nothing and were sent again. */
export type Outlived = { points: number; presses: number; unanswered: number; lost: number; doubled: number };

type Clinic = { one: Installation; physician: Client };
type Person = { citizenId: string; appointmentId: string | null };
type Visit = Person & { id: string; entryId: string; content: object };

/** A clinic whose server is killed while its physician presses "Finalizar", again and again. */
export async function crashFinishes(
  points: number,
  { seed, tell }: { seed: number; tell: (line: string) => unknown },
): Promise<Outlived> {
  const random = randomOf(seed);
  try {
    const one = await startPrepared('citizens');
    const { physician, lotacao } = await openDoor(one);
    const visits: Visit[] = [];
    let [presses, unanswered] = [0, 0];
    for (const [point, person] of (await peopleOf(one, lotacao, points)).entries()) {
      const visit = await begin({ one, physician }, person);
      visits.push(visit);
      const { pids } = await one.status();
      const part = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'web';
      const struck = sleep(random() * LATEST_KILL_MS).then(() => killIfThere(pids[part]));
      const pressed = Array.from({ length: random() < TWO_PRESSES ? 2 : 1 }, () =>
        press({ one, physician }, visit),
      );
      for (const heard of await Promise.all(pressed)) {
        presses += 1;
        if (!heard.atOnce) unanswered += 1;
      }
      await struck;
      if ((point + 1) % 20 === 0) tell(`${point + 1} de ${points}: ${part} morto`);
    }
    return { points, presses, unanswered, ...(await judge(one, visits, tell)) };
  } finally {
    await releaseEverything();
  }
}

/** A physician who also receives, signed in. */
async function openDoor(one: Installation) {
  const [person] = await query<{ id: string; cpf: string; lotacao: string }>(
    one.dataDir,
    `select p.id, p.cpf, l.id as lotacao from lotacao l join professional p on p.id = l.professional_id
      where l.active and l.cbo like '2251%' and p.cpf is not null and p.cns is not null
        and (select count(*) from lotacao x where x.professional_id = p.id) = 1
      order by p.cpf limit 1`,
  );
  if (!person) throw new Error('the prepared network has no physician');
  const { id, cpf, lotacao } = person;
  await query(
    one.dataDir,
    `insert into lotacao_profile (lotacao_id, profile_id) select '${lotacao}', id from profile
      where slug in ('medico', 'recepcao') and municipality_id is null on conflict do nothing`,
  );
  const responsible = await new Client(one.url).signIn(RESPONSIBLE.cpf, PASSWORD);
  const { password } = await responsible.post<{ password: string }>(
    `/professionals/${id}/provisional-password`,
    {},
  );
  await signInFully(new Client(one.url), cpf, password, PASSWORD);
  return { physician: await new Client(one.url).signIn(cpf, PASSWORD), lotacao };
}

/** So many people who are on no list of today; every other one is booked with the physician for today. */
async function peopleOf({ dataDir }: Installation, lotacao: string, count: number): Promise<Person[]> {
  const people = await query<{ id: string }>(
    dataDir,
    `select id from citizen where status = 'active' and not deceased and cpf is not null and birth_date < '2010-01-01'
        and id not in (select citizen_id from list_entry)
        and id not in (select citizen_id from appointment where citizen_id is not null)
      order by id limit ${count}`,
  );
  if (people.length < count) throw new Error(`the prepared citizens are ${people.length}`);
  const booked = people.flatMap(({ id }, at) => (at % 2 === 1 ? [id] : []));
  const made = await query<{ id: string; citizen_id: string }>(
    dataDir,
    `with made as (
       insert into appointment (id, kind, citizen_id, status, encaixe, created_at, updated_at)
         select uuid_v7(), 'consulta', id, 'agendado', true, now(), now() from unnest('{${booked.join(',')}}'::uuid[]) id
         returning id, citizen_id),
       held as (
         insert into agenda_span (id, lotacao_id, starts_at, ends_at, appointment_id, alone)
           select uuid_v7(), l.id, day + interval '8 hours', day + interval '9 hours', made.id, false
           from made, lotacao l join municipality m on m.id = l.municipality_id
           cross join lateral (select (now() at time zone m.time_zone)::date::timestamp as day) d
           where l.id = '${lotacao}')
     select * from made`,
  );
  const appointments = new Map(made.map(({ id, citizen_id }) => [citizen_id, id]));
  return people.map(({ id }) => ({ citizenId: id, appointmentId: appointments.get(id) ?? null }));
}

type Heard = { status: number; body: { id: string; code?: string; day: string } };

/** One call to its answer, as the browser sends it: under the same key while nobody knows what became of it. */
async function insist({ one, physician }: Clinic, path: string, body: object) {
  let key = randomUUID();
  let tries = 0;
  const heard = await until(
    `${path} to be answered`,
    async () => {
      tries += 1;
      const headers = {
        cookie: physician.cookie,
        'idempotency-key': key,
        'content-type': 'application/json',
      };
      const answer = await fetch(`${one.url}/api${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      // It says that it failed: the person presses again.
      if (answer.status === 500) key = randomUUID();
      if (answer.status >= 500) return undefined;
      return { status: answer.status, body: (await answer.json()) as Heard['body'] };
    },
    PATIENCE_MS,
  );
  return { ...heard, atOnce: tries === 1 };
}

/** The citizen arrives, and the physician begins. */
async function begin(clinic: Clinic, { citizenId, appointmentId }: Person): Promise<Visit> {
  const nobody = { lotacaoId: null, teamId: null, serviceTypes: [] };
  const arrival = await insist(clinic, '/list-entries', { citizenId, appointmentId, ...nobody });
  const entryId = arrival.body.id;
  const started = await insist(clinic, '/encounters', { entryId, care: 'atendimento' });
  if (started.status !== 201) throw new Error(`the start answered ${JSON.stringify([arrival, started])}`);
  const { id, day } = started.body;
  return { citizenId, appointmentId, entryId, id, content: contentOf(day, appointmentId !== null) };
}

/** A visit with a problem, two measurements and a prescription. */
const contentOf = (day: string, scheduled: boolean) => ({
  ...VISIT,
  plan: {
    prescribed: [
      {
        name: 'Losartana potássica 50 mg, comprimido',
        recipe: 'comum',
        route: 0,
        quantity: 60,
        dosage: {
          doseKind: 'regular',
          dose: '1',
          unit: 'comprimido',
          schedule: { kind: 'interval', hours: 12 },
          start: day,
          duration: { count: 30, per: 'day' },
          continuous: false,
        },
      },
    ],
  },
  end: { ...VISIT.end, attendance: scheduled ? 2 : 5 },
});

/** "Finalizar", until it is known to be finished: by this press or, of two, by the other. */
async function press(clinic: Clinic, { id, content }: Visit): Promise<{ atOnce: boolean }> {
  const { status, body, atOnce } = await insist(clinic, `/encounters/${id}/finish`, content);
  if (status !== 200 && body.code !== 'encounter-ended') {
    throw new Error(`the finish answered ${status}: ${JSON.stringify(body)}`);
  }
  return { atOnce };
}

/** What one visit leaves when nothing disturbs it; of its problem one, with all its evolutions, had she had it or not. */
const WHOLE = {
  encounters: 1,
  fai: 1,
  fp: 1,
  measured: 2,
  problems: 1,
  evolutions: 1,
  prescribed: 1,
  entries: 1,
  told: 1,
  noted: 1,
};
type Left = typeof WHOLE & { appointments: number; done: number };

const leftOf = (dataDir: string, ids: readonly string[]): Promise<Left[]> =>
  query<Left>(
    dataDir,
    `select (select count(*)::int from encounter x where x.entry_id = e.entry_id and x.state = 'finalizado') as encounters,
       (select count(*)::int from encounter_ficha x join ficha f on f.uuid = x.uuid
         where x.encounter_id = e.id and f.tipo = 4 and f.outcome = 'valid') as fai,
       (select count(*)::int from encounter_ficha x join ficha f on f.uuid = x.uuid
         where x.encounter_id = e.id and f.tipo = 7 and f.outcome = 'valid') as fp,
       (select count(*)::int from measurement x where x.encounter_id = e.id) as measured,
       (select count(*)::int from problem x where x.citizen_id = e.citizen_id and x.ciap2 = 'K86' and x.evolutions =
         (select count(*) from problem_evolution v where v.problem_id = x.id)) as problems,
       (select count(*)::int from problem_evolution x where x.encounter_id = e.id) as evolutions,
       (select count(*)::int from prescription x where x.encounter_id = e.id) as prescribed,
       (select count(*)::int from list_entry x where x.id = e.entry_id and x.status = 'realizado') as entries,
       (select count(*)::int from audit_event x
         where x.subject_id = e.id and x.type = 'encounters.finished') as told,
       (select count(*)::int from changelog x where x.row_id = e.id and x.operation = 'U') as noted,
       (select count(*)::int from list_entry l join appointment x on x.id = l.appointment_id
         where l.id = e.entry_id and x.status = 'realizado') as appointments,
       (select count(*)::int from list_entry l join appointment_event x on x.appointment_id = l.appointment_id
         where l.id = e.entry_id and x.what = 'done') as done
     from unnest('{${ids.join(',')}}'::uuid[]) with ordinality as o(id, place)
     join encounter e on e.id = o.id order by o.place`,
  );

/** Of each visit what is missing or there again; and fichas made here that are of no encounter. */
async function judge({ dataDir }: Installation, visits: readonly Visit[], tell: (line: string) => unknown) {
  const ids = visits.map(({ id }) => id);
  const left = await until('the base to be there again', () => leftOf(dataDir, ids), PATIENCE_MS);
  const found = { lost: visits.length - left.length, doubled: 0 };
  for (const [at, one] of left.entries()) {
    const booked = visits[at]?.appointmentId ? 1 : 0;
    const whole: Left = { ...WHOLE, appointments: booked, done: booked };
    const parts = Object.keys(whole) as Array<keyof Left>;
    const odd = parts.filter((part) => one[part] !== whole[part]);
    if (odd.length > 0)
      tell(`Visita ${at + 1}: ${odd.map((part) => `${part} ${one[part]} de ${whole[part]}`).join(', ')}`);
    if (parts.some((part) => one[part] < whole[part])) found.lost += 1;
    if (parts.some((part) => one[part] > whole[part])) found.doubled += 1;
  }
  const [stray] = await query<{ count: number }>(
    dataDir,
    `select count(*)::int as count from ficha f
      where f.lote_id is null and not exists (select from encounter_ficha x where x.uuid = f.uuid)`,
  );
  found.doubled += stray?.count ?? 0;
  return found;
}
