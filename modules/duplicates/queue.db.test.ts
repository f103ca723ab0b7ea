import { generateCpf } from '@pec-aberto/brazil';
import {
  DEFAULT_MODEL,
  DEFAULT_SETTINGS,
  Dice,
  compare,
  decide,
  preparedKeys,
  SPOILERS,
  spoil,
  syntheticPeople,
} from '@pec-aberto/matching';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { type BulkCitizen, writeCitizensInBulk } from '#modules/citizens/index';
import { preparePerson } from '#modules/citizens/server/likely/person';
import { type Desk, IBGE, openDesk, register, someone } from '#modules/citizens/test/desk';
import { connectClient, getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';

let desk: Desk;
let coordinator: Client;
beforeAll(async () => {
  desk = await openDesk({ worker: true });
  coordinator = desk.coordinator;
}, 60_000);
afterAll(() => desk.close());

type Row = {
  id: string;
  kind: string;
  score: number | null;
  people: Array<{ id: string; name: string; status: string }>;
  evidence: Array<{ field: string; level: string }>;
  reason: string | null;
};
type Queue = { rows: Row[]; next: string | null; total: { count: number; capped: boolean }; code: string };

const db = () => desk.installation.platform.db;
const queue = (query = '', client = coordinator) => client.call<Queue>('GET', `/duplicates${query}`);
const pairOf = async (a: string, b: string, query = '') =>
  (await queue(query)).body.rows.find(({ people }) => people.every(({ id }) => id === a || id === b));
const say = (id: string, reason = 'São irmãos') =>
  coordinator.call<{ code: string }>('POST', `/duplicates/${id}/different`, { reason });

async function scan(mode: 'all' | 'changed') {
  const { body } = await coordinator.call<{ jobId: string }>('POST', '/duplicates/scan', { mode });
  await expect
    .poll(
      async () =>
        (
          await getRow<{ state: string }>(
            db(),
            sql`select state || coalesce(' ' || error::text, '') as state from job where id = ${body.jobId}`,
          )
        ).state,
      { timeout: 20_000 },
    )
    .toBe('done');
  const { result } = await getRow<{ result: { people: number; pairs: number } }>(
    db(),
    sql`select result from job where id = ${body.jobId}`,
  );
  return result;
}

/** Two registrations of which the second was let in at entry. */
const alike = async (name: string) => {
  const form = { name, birthDate: '1971-05-09', motherName: `${name.split(' ')[0]} DA MAE SOUZA`, cpf: null };
  const first = await register(coordinator, { ...form, noCpfReason: 3 });
  const second = await register(coordinator, {
    ...form,
    name: name.replace('LOURENCO', 'LOURENSO'),
    phoneMobile: '48991112222',
    notThese: [first],
  });
  return [first, second] as const;
};

test('who was said at the desk to be another person is not in the queue; reopened, the pair is', async () => {
  const [first, second] = await alike('GENOVEVA LOURENCO BRAGA');
  expect(await pairOf(first, second)).toBeUndefined();
  const settled = await pairOf(first, second, '?state=different');
  expect(settled).toMatchObject({ kind: 'likely', reason: expect.stringContaining('não é a mesma') });
  await coordinator.call('POST', `/duplicates/${settled?.id}/reopen`, {});
  const open = await pairOf(first, second);
  expect(open?.score).toBeGreaterThan(0.9);
  expect(open?.evidence).toContainEqual({ field: 'birthDate', level: 'equal' });
  expect((await say(open?.id ?? '')).status).toBe(200);
  expect((await say(open?.id ?? '')).body.code).toBe('already-decided');
  await scan('all');
  expect(await pairOf(first, second)).toBeUndefined();
});

test('people alike are shown while one types; not certain, they enter the queue at entry', async () => {
  const who = { name: 'TEODORA CHAVES PONTES', birthDate: '1980-02-03', phoneMobile: '48988887777' };
  const first = await register(coordinator, { ...who, motherName: 'LAURA CHAVES PONTES' });
  const typed = { name: 'TEODORA CHAVES', birthDate: '1980-02-03', phoneMobile: '48988887777' };
  const { body } = await coordinator.call<{ candidates: Array<{ citizen: { id: string }; score: number }> }>(
    'POST',
    '/citizens/likely',
    typed,
  );
  expect(body.candidates.map(({ citizen }) => citizen.id)).toEqual([first]);
  const second = await register(coordinator, {
    ...who,
    birthDate: '1980-03-02',
    motherUnknown: true,
    motherName: null,
  });
  const pair = await pairOf(first, second);
  expect(pair).toMatchObject({ kind: 'likely' });
  expect(pair?.evidence).toContainEqual({ field: 'birthDate', level: 'swapped' });
  const { headers, text } = await coordinator.call('GET', '/duplicates/export');
  expect(headers['content-type']).toContain('text/csv');
  expect(text).toContain('"TEODORA CHAVES PONTES"');
});

test('the fuller record is the suggested principal, though the other is the newer; the comparison tells it too', async () => {
  const [older, newer] = await alike('QUITERIA LOURENCO BRANDAO');
  await sql`update citizen set email = 'quiteria@exemplo.com.br' where id = ${newer}`.execute(db());
  const suggested = { id: newer, why: 'tem mais campos preenchidos' };
  expect(await pairOf(older, newer, '?state=different')).toMatchObject({ suggested });
  await sql`update citizen set family_responsible = true where id = ${older}`.execute(db());
  expect(await pairOf(older, newer, '?state=different')).toMatchObject({
    suggested: { id: older, why: 'tem família' },
  });
  const { body } = await coordinator.call<object>('POST', '/citizen-merges/preview', {
    principalId: newer,
    otherIds: [older],
  });
  expect(body).toMatchObject({ suggested: { id: older, why: 'tem família' } });
});

test('a search marks who waits in the queue, and the summary says with whom, until somebody decides', async () => {
  const who = { birthDate: '1984-10-07', phoneMobile: '48977776666' };
  const first = await register(coordinator, { ...who, name: 'QUITERIA BASTOS NEVES' });
  const second = await register(coordinator, {
    ...who,
    name: 'QUITERIA BASTOS',
    motherUnknown: true,
    motherName: null,
  });
  const marks = async () => {
    const found = await desk.reception.call<{ rows: Array<{ id: string; suspected: boolean }> }>(
      'POST',
      '/citizens/search',
      { text: 'quiteria bastos' },
    );
    return new Map(found.body.rows.map(({ id, suspected }) => [id, suspected]));
  };
  const suspect = async (id: string) =>
    (await desk.reception.call<{ suspect: unknown }>('GET', `/citizens/${id}/summary`)).body.suspect;
  expect(await marks()).toEqual(
    new Map([
      [first, true],
      [second, true],
    ]),
  );
  expect(await suspect(second)).toMatchObject({
    id: first,
    name: 'QUITERIA BASTOS NEVES',
    evidence: expect.arrayContaining([{ field: 'birthDate', level: 'equal' }]),
  });
  const pair = await pairOf(first, second);
  await say(pair?.id ?? '');
  expect([...(await marks()).values()]).toEqual([false, false]);
  expect(await suspect(first)).toBeNull();
});

test('who waits with a registration that was joined to another waits with the one that stayed', async () => {
  const who = { birthDate: '1985-11-08', phoneMobile: '48977775555' };
  const first = await register(coordinator, { ...who, name: 'ROMILDA BASTOS NEVES' });
  const second = await register(coordinator, {
    ...who,
    name: 'ROMILDA BASTOS',
    motherUnknown: true,
    motherName: null,
  });
  const found = await pairOf(first, second);
  const other = await register(coordinator);
  const versions = { [other]: 1, [second]: 1 };
  await coordinator.call('POST', '/citizen-merges', { principalId: other, otherIds: [second], versions });
  expect((await pairOf(first, other))?.id).toBe(found?.id);
  const { body } = await coordinator.call<{ rows: Array<{ suspected: boolean }> }>(
    'POST',
    '/citizens/search',
    { text: 'romilda bastos neves' },
  );
  expect(body.rows).toMatchObject([{ suspected: true }]);
  const { suspect } = (
    await coordinator.call<{ suspect: { id: string } }>('GET', `/citizens/${first}/summary`)
  ).body;
  expect(suspect.id).toBe(other);
});

test('a pair that was joined is among the decided, with the one that stayed; undone, it waits again', async () => {
  const who = { birthDate: '1987-11-08', phoneMobile: '48977776655' };
  const first = await register(coordinator, { ...who, name: 'DORALICE BASTOS NEVES' });
  const unknown = { motherUnknown: true, motherName: null };
  const second = await register(coordinator, { ...who, ...unknown, name: 'DORALICE BASTOS' });
  const open = await pairOf(first, second);
  const versions = { [first]: 1, [second]: 1 };
  const { body } = await coordinator.call<{ mergeId: string }>('POST', '/citizen-merges', {
    principalId: first,
    otherIds: [second],
    versions,
  });
  expect(await pairOf(first, second)).toBeUndefined();
  expect(await pairOf(first, second, '?state=different')).toBeUndefined();
  const decided = await pairOf(first, second, '?state=decided');
  expect(decided).toMatchObject({ id: open?.id, state: 'merged', decidedBy: 'COORDENADORA DIAS' });
  expect(new Map(decided?.people.map(({ id, status }) => [id, status]))).toEqual(
    new Map([
      [first, 'active'],
      [second, 'merged'],
    ]),
  );
  await coordinator.call('POST', `/citizen-merges/${body.mergeId}/undo`, {});
  expect(await pairOf(first, second, '?state=decided')).toBeUndefined();
  expect((await pairOf(first, second))?.id).toBe(open?.id);
  await say(open?.id ?? '');
  expect(await pairOf(first, second, '?state=decided')).toMatchObject({ state: 'different' });
});

test('a suspicion that no longer holds after a correction leaves the queue, with trace; found again, it is back', async () => {
  const who = { birthDate: '1986-12-09', phoneMobile: '48977774444' };
  const first = await register(coordinator, { ...who, name: 'SEBASTIANA BASTOS NEVES' });
  const form = someone({ ...who, name: 'SEBASTIANA BASTOS', motherUnknown: true, motherName: null });
  const second = await register(coordinator, form);
  const found = await pairOf(first, second);
  expect(found).toBeDefined();
  const other = { name: 'IRACEMA DUARTE', birthDate: '1951-01-30', phoneMobile: '48911110000' };
  const put = (version: number, change: object) =>
    coordinator.call('PUT', `/citizens/${second}`, { ...form, ...change, version });
  expect((await put(1, other)).status).toBe(200);
  expect(await pairOf(first, second)).toBeUndefined();
  const traces = await rowsOf(
    db(),
    sql`select c.operation, p.name as by from changelog c, audit_event e join professional p on p.id = e.professional_id
      where c.row_id = ${found?.id} and c.operation = 'D' and e.subject_id = ${found?.id} and e.type = 'duplicates.gone'`,
  );
  expect(traces).toEqual([{ operation: 'D', by: 'COORDENADORA DIAS' }]);
  expect((await put(2, {})).status).toBe(200);
  expect(await pairOf(first, second)).toBeDefined();
  // What changed beside the entry points is met by the next search.
  await sql`update citizen set name = 'IRACEMA DUARTE', birth_date = '1951-01-30', phone_mobile = null, cpf = null
    where id = ${second}`.execute(db());
  await scan('all');
  expect(await pairOf(first, second)).toBeUndefined();
});

test('two who carry one number wait in a list of their own', async () => {
  const cpf = generateCpf(77_001);
  const first = await register(coordinator, { cpf });
  const second = await register(coordinator, { cpf, acceptSharedDocument: { reason: 'CPF da mãe' } });
  const shared = await pairOf(first, second, '?kind=shared-number');
  expect(shared).toMatchObject({ kind: 'shared-number', score: null, reason: 'CPF da mãe' });
  expect((await say(shared?.id ?? '', 'Conferido com a mãe')).status).toBe(200);
  expect(await pairOf(first, second, '?kind=shared-number')).toBeUndefined();
});

test('who are alike and share a number are asked of once: one answer settles both, and takes both back', async () => {
  const cpf = generateCpf(77_002);
  const who = { name: 'ONDINA REIS VALADARES', birthDate: '1979-08-17', phoneMobile: '48966665555', cpf };
  const first = await register(coordinator, who);
  const second = await register(coordinator, {
    ...who,
    notThese: [first],
    acceptSharedDocument: { reason: 'CPF da mãe' },
  });
  // Said at the desk of the suspicion alone.
  const said = await pairOf(first, second, '?state=different');
  await coordinator.call('POST', `/duplicates/${said?.id}/reopen`, {});
  const lists = ['', '?kind=shared-number'];
  const waiting = () => Promise.all(lists.map((list) => pairOf(first, second, list)));
  const [likely, shared] = await waiting();
  expect(likely).toMatchObject({ kind: 'likely' });
  expect(shared).toMatchObject({ kind: 'shared-number' });
  expect((await say(likely?.id ?? '', 'Gêmeas')).status).toBe(200);
  expect(await waiting()).toEqual([undefined, undefined]);
  expect((await say(shared?.id ?? '')).body.code).toBe('already-decided');
  expect((await coordinator.call('POST', `/duplicates/${shared?.id}/reopen`, {})).status).toBe(200);
  expect(await waiting()).toMatchObject([{ id: likely?.id }, { id: shared?.id }]);
});

test('no filter finds somebody who refused sharing by the team or the place that is hidden', async () => {
  const [first, second] = await alike('LEOCADIA LOURENCO TELES');
  const settled = await pairOf(first, second, '?state=different');
  await coordinator.call('POST', `/duplicates/${settled?.id}/reopen`, {});
  const [teamId] = desk.teams;
  const home = '4209102';
  await sql`update citizen set team_id = ${teamId}, municipality_ibge = ${home} where id = ${first}`.execute(
    db(),
  );
  const filters = [`?unitId=${desk.unitId}`, `?teamId=${teamId}`, `?municipalityIbge=${home}`];
  for (const filter of filters) expect(await pairOf(first, second, filter)).toBeDefined();
  await sql`update citizen set sharing_refused = true where id = ${first}`.execute(db());
  for (const filter of filters) expect(await pairOf(first, second, filter)).toBeUndefined();
  expect(await pairOf(first, second)).toBeDefined();
});

test('MAN-04 the queue, its export and the search are for who may join', async () => {
  for (const path of ['/duplicates', '/duplicates/export']) {
    expect((await desk.reception.call('GET', path)).status).toBe(403);
  }
  expect((await desk.reception.call('POST', '/duplicates/scan', { mode: 'all' })).status).toBe(403);
});

test('keys in the base and keys in memory lead to the same pairs', async () => {
  const { citizens, people } = twoRosters(900);
  const { id: installationId } = await getRow<{ id: string }>(db(), sql`select id from setup_installation`);
  await writeCitizensInBulk(
    desk.installation.platform,
    { actor: { kind: 'command-line' } },
    {
      source: { origin: 'import', installationId },
      expected: citizens.length,
      citizens: () => citizens,
      audit: () => ({ type: 'demo.filled' }),
    },
  );
  await scan('all');
  const kept = await rowsOf<{ pair: string }>(
    db(),
    sql`select a_id || ' ' || b_id as pair from duplicate_pair
      where a_id = any(${citizens.map(({ id }) => id)}::uuid[])
        and b_id = any(${citizens.map(({ id }) => id)}::uuid[])`,
  );
  const { met, byOneKey } = pairsInMemory(people);
  expect(kept.length).toBeGreaterThan(600);
  expect(kept.map(({ pair }) => pair).toSorted()).toEqual(met);
  // What files find by one key that is no number, and the base does not ask for: twins and parents, hardly one person
  // (a newborn without name, whose year of birth is wrong).
  expect(byOneKey.length).toBeLessThan(met.length / 50);
  const place = new Map(people.map(({ id }, index) => [id, Math.floor(index / 2)]));
  const isOne = (pair: string) => new Set(pair.split(' ').map((id) => place.get(id))).size === 1;
  expect(byOneKey.filter(isOne).length).toBeLessThan(met.filter(isOne).length / 500);
  const again = await scan('changed');
  expect(again.people).toBeLessThan(100);
}, 120_000);

/** The queue knows nothing of somebody, as if the check at entry had not looked. */
const forget = (id: string) =>
  sql`delete from duplicate_pair where ${id}::uuid in (a_id, b_id)`.execute(db());
const waitsWith = async (id: string) =>
  (await rowsOf(db(), sql`select from duplicate_pair where ${id}::uuid in (a_id, b_id)`)).length;

test('the last search of the whole base is told apart from that of changes after it', async () => {
  const last = async () => (await coordinator.call<Last>('GET', '/duplicates/scan')).body;
  type Last = Record<'whole' | 'changes', { finishedAt: string; people: number } | null>;
  const { people } = await scan('all');
  expect(await last()).toMatchObject({ whole: { people }, changes: null });
  const changed = await scan('changed');
  expect(changed.people).toBeLessThan(people);
  expect(await last()).toMatchObject({ whole: { people }, changes: { people: changed.people } });
  await scan('all');
  expect((await last()).changes).toBeNull();
});

test('a change committed after the search that went past it is in the next one', async () => {
  await scan('all');
  const [, second] = await alike('HERMENGARDA LOURENCO PINTO');
  const [row] = await rowsOf<{ keys: string }>(
    db(),
    sql`select match_keys::text as keys from citizen where id = ${second}`,
  );
  await sql`update citizen set match_keys = '{1}' where id = ${second}`.execute(db());
  await forget(second);
  const late = await connectClient(desk.installation.platform.databaseUrl, 'late');
  await late.query('begin');
  // As of yesterday: the clock of who writes late says nothing of when others may read it.
  await late.query(
    "update citizen set match_keys = $2, updated_at = now() - interval '1 day' where id = $1",
    [second, row?.keys],
  );
  await late.query(
    "insert into changelog (at, table_name, row_id, operation) values (now(), 'citizen', $1, 'U')",
    [second],
  );
  await scan('changed');
  expect(await waitsWith(second)).toBe(0);
  await late.query('commit');
  await late.end();
  await scan('changed');
  expect(await waitsWith(second)).toBe(1);
});

test('in a base restored into another server everything is looked at again', async () => {
  const [, second] = await alike('IOLANDA LOURENCO PINTO');
  await scan('changed');
  await forget(second);
  await sql`update duplicate_scan set horizon = '9000000000000000000'`.execute(db());
  const { people } = await scan('changed');
  const { all } = await getRow<{ all: number }>(
    db(),
    sql`select count(*) as all from citizen where status <> 'merged'`,
  );
  expect(people).toBe(all);
  expect(await waitsWith(second)).toBe(1);
});

test('registrations without keys, of an older program, are given them and compared', async () => {
  await scan('all');
  const [first, second] = await alike('JURACI LOURENCO PINTO');
  const keysOf = () =>
    rowsOf(db(), sql`select match_keys from citizen where id in (${first}, ${second}) order by id`);
  const keys = await keysOf();
  await scan('changed');
  await forget(second);
  await sql`update citizen set match_keys = '{}' where id in (${first}, ${second})`.execute(db());
  await scan('changed');
  expect(await keysOf()).toEqual(keys);
  expect(await waitsWith(second)).toBe(1);
});

type Ready = ReturnType<typeof preparePerson>;

/** People registered once and, with the slips of two clerks, again. */
function twoRosters(count: number): { citizens: BulkCitizen[]; people: Ready[] } {
  const dice = new Dice(41);
  const citizens: BulkCitizen[] = [];
  const source = syntheticPeople({ seed: 41, today: '2026-11-20', twins: 0.05, homonyms: 0.01 });
  for (const person of source) {
    if (citizens.length >= 2 * count) break;
    const around = { dice, parentCpf: null, today: '2026-11-20' };
    for (const record of [person, spoil(person, SPOILERS, around).record]) citizens.push(citizenOf(record));
  }
  const people = citizens.map((citizen) =>
    preparePerson(
      citizen.id,
      { ...citizen, cpf: citizen.documents.find(({ kind }) => kind === 'cpf')?.number ?? null },
      citizen.documents,
    ),
  );
  return { citizens, people };
}

type Typed = Parameters<typeof spoil>[0] | ReturnType<typeof spoil>['record'];

function citizenOf(record: Typed): BulkCitizen {
  const text = (value: string | null | undefined) => (value ? value : undefined);
  const number = (kind: 'cpf' | 'cns', value: string, principal: boolean) => ({
    id: uuidV7(),
    kind,
    number: value,
    principal,
  });
  return {
    id: uuidV7(),
    name: text(record.name) ?? 'SEM NOME',
    createdAt: new Date('2026-01-01'),
    birthDate: text(record.birthDate),
    sex: record.sex === 'M' ? 0 : record.sex === 'F' ? 1 : undefined,
    motherName: text(record.motherName),
    fatherName: text(record.fatherName),
    phoneMobile: text(record.phones?.[0]),
    cep: text(record.cep),
    street: text(record.street),
    houseNumber: text(record.number),
    bairro: text(record.bairro),
    municipalityIbge: IBGE,
    documents: [
      ...(record.cpf ? [number('cpf', record.cpf, true)] : []),
      ...(record.cns ?? []).map((cns, place) => number('cns', cns, place === 0)),
    ],
  };
}

/**
 * Everybody with whom one shares a key is compared, by the code that links files; `met` share a number, or two keys one
 * of which is no day of birth.
 */
function pairsInMemory(people: readonly Ready[]): { met: string[]; byOneKey: string[] } {
  const blocks = new Map<string, Ready[]>();
  for (const person of people) {
    for (const key of preparedKeys(person)) blocks.set(key, [...(blocks.get(key) ?? []), person]);
  }
  const today = new Date().toISOString().slice(0, 10);
  const settings = { ...DEFAULT_SETTINGS, today };
  const met = new Set<string>();
  const byOneKey = new Set<string>();
  for (const person of people) {
    const own = new Set(preparedKeys(person));
    const others = new Set(preparedKeys(person).flatMap((key) => blocks.get(key) ?? []));
    const births = (cpf: string) =>
      [...others].filter((one) => one.cpf === cpf && one.birth > 0).map(({ birth }) => birth);
    const around = {
      settings,
      oldestWithCpf: (cpf: string) => Math.min(...births(cpf), 99_999_999),
      // As at entry, where nobody counts how many twins a base has.
      twinsAlike: true,
    };
    for (const other of others) {
      if (other.id >= person.id) continue;
      const comparison = compare(person, other, DEFAULT_MODEL);
      const { decision, sameCpf } = decide(person, other, comparison, DEFAULT_MODEL, around);
      if (decision === 'none') continue;
      if (decision === 'review' && comparison.score < settings.review && !sameCpf) continue;
      const shared = preparedKeys(other).filter((key) => own.has(key));
      const meet =
        shared.some((key) => /^[CSE]/.test(key)) ||
        (shared.length > 1 && shared.some((key) => !/^[BD]/.test(key)));
      (meet ? met : byOneKey).add(`${other.id} ${person.id}`);
    }
  }
  return { met: [...met].toSorted(), byOneKey: [...byOneKey].toSorted() };
}

test('what waits is counted by kind, without a line in the trail', async () => {
  type Waiting = Record<'likely' | 'sharedNumber', { count: number; capped: boolean }>;
  const waiting = async () => (await coordinator.call<Waiting>('GET', '/duplicates/waiting')).body;
  const looks = async () =>
    (
      await getRow<{ n: number }>(
        db(),
        sql`select count(*)::int as n from audit_event where type = 'duplicates.queue-viewed'`,
      )
    ).n;
  const before = await waiting();
  const [first, second] = await alike('VALDERLINA PIO MESQUITA');
  expect(await waiting()).toEqual(before);
  const settled = await pairOf(first, second, '?state=different');
  await coordinator.call('POST', `/duplicates/${settled?.id}/reopen`, {});
  const seen = await looks();
  const after = await waiting();
  expect(after.likely).toEqual({ count: before.likely.count + 1, capped: false });
  expect(after.sharedNumber).toEqual(before.sharedNumber);
  expect(await looks()).toBe(seen);
  expect((await queue()).body.total).toEqual(after.likely);
});
