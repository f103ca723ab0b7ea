import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { PASSWORD } from '#apps/installation/testing-people';
import { someone } from '#modules/citizens/test/desk';
import { connectClient, getRow, rowsOf, sql } from '#platform/db/database';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

let clinic: Clinic;
/** The physician of the clinic at another computer. */
let elsewhere: Client;
beforeAll(async () => {
  clinic = await openClinic();
  elsewhere = await signInAgain();
});
afterAll(() => clinic.close());

const db = () => clinic.installation.platform.db;

async function signInAgain(): Promise<Client> {
  const { cpf } = await getRow<{ cpf: string }>(
    db(),
    sql`select p.cpf from lotacao l join professional p on p.id = l.professional_id
      where l.id = ${clinic.physicianLotacao}`,
  );
  const client = clinic.installation.client();
  expect((await client.call('POST', '/session', { cpf, password: PASSWORD })).status).toBe(200);
  return client;
}

async function open(client = clinic.physician) {
  const { citizenId, entryId } = await clinic.arrive();
  const { id } = (await clinic.start(client, entryId)).body;
  return { id, citizenId, entryId };
}
const saying = (text: string) => ({ ...VISIT, subjective: { text } });

/** What an encounter left: its state, what was written, its fichas, and the list. */
const leftOf = (id: string) =>
  getRow<{ state: string; text: string | null; fichas: number; evolutions: number; entry: string }>(
    db(),
    sql`select e.state, e.written #>> '{content,subjective,text}' as text,
        (select count(*)::int from encounter_ficha x join ficha f on f.uuid = x.uuid
          where x.encounter_id = e.id and f.outcome = 'valid') as fichas,
        (select count(*)::int from problem_evolution where encounter_id = e.id) as evolutions,
        (select status from list_entry where id = e.entry_id) as entry
      from encounter e where e.id = ${id}`,
  );

const waiting = (count: number) =>
  expect
    .poll(
      async () =>
        (
          await getRow<{ count: number }>(
            db(),
            sql`select count(*)::int as count from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock'`,
          )
        ).count,
      { timeout: 10_000 },
    )
    .toBe(count);

/** Acts that have come so far that each waits, while nobody may write in a table; then all are let go. */
async function together<T>(table: string, acts: ReadonlyArray<() => Promise<T>>): Promise<T[]> {
  const holder = await connectClient(clinic.installation.platform.databaseUrl, 'holder');
  try {
    await holder.query(`begin; lock table ${table} in share mode`);
    const begun: Array<Promise<T>> = [];
    for (const act of acts) {
      begun.push(act());
      await waiting(begun.length);
    }
    await holder.query('commit');
    return await Promise.all(begun);
  } finally {
    await holder.end();
  }
}

type Draft = { version: number; beside: boolean };
type Text = { values: { text: string }; version: number; beside: boolean };
const formOf = (id: string) => `atendimento-${id}`;

/** Keeps what was typed at a computer, which knows of `version`. */
const type = (client: Client, id: string, draft: { text: string; version: number; writer: string }) =>
  client.call<Draft & { code: string }>('PUT', '/drafts', {
    accessId: clinic.physicianLotacao,
    form: formOf(id),
    title: 'Atendimento',
    path: `/atendimento/${id}`,
    values: { text: draft.text },
    version: draft.version,
    writer: draft.writer,
  });

const textsOf = async (client: Client, id: string) => {
  const asked = new URLSearchParams({ accessId: clinic.physicianLotacao, form: formOf(id) });
  const { body } = await client.call<{ texts: Text[] }>('GET', `/drafts/texts?${asked.toString()}`);
  return body.texts.map(({ values, beside }) => [values.text, beside]);
};

describe('two computers', () => {
  test('two ends of one encounter, each with its text: one is kept whole, the other is told', async () => {
    const { id } = await open();
    const texts = ['Escrito aqui.', 'Escrito lá.'] as const;
    const [here, there] = await together('measurement', [
      () => clinic.finish(clinic.physician, id, saying(texts[0])),
      () => clinic.finish(elsewhere, id, saying(texts[1])),
    ]);
    expect([here?.status, there?.status]).toEqual([200, 409]);
    expect(there?.body).toMatchObject({
      code: 'encounter-ended',
      detail: 'Este atendimento já foi finalizado. Ele está no Histórico do cidadão.',
    });
    expect(await leftOf(id)).toEqual({
      state: 'finalizado',
      text: texts[0],
      fichas: 2,
      evolutions: 1,
      entry: 'realizado',
    });
  });

  test('the draft of both is kept, the second is told; what ended the encounter leaves the other text where it is', async () => {
    const { id } = await open();
    const mine = { text: 'Cefaleia há 3 dias.', version: 0, writer: 'computador-1' };
    const first = (await type(clinic.physician, id, mine)).body;
    expect(first.beside).toBe(false);
    const late = { text: 'Cefaleia desde ontem.', version: 0, writer: 'computador-2' };
    expect((await type(elsewhere, id, late)).body.beside).toBe(true);
    for (const client of [clinic.physician, elsewhere]) {
      expect(await textsOf(client, id)).toEqual([
        [mine.text, false],
        [late.text, true],
      ]);
    }
    expect((await clinic.finish(clinic.physician, id, VISIT)).status).toBe(200);
    const known = new URLSearchParams({
      accessId: clinic.physicianLotacao,
      form: formOf(id),
      version: String(first.version),
      writer: mine.writer,
    });
    await clinic.physician.call('DELETE', `/drafts?${known.toString()}`);
    expect(await textsOf(elsewhere, id)).toEqual([[late.text, false]]);
    expect((await clinic.finish(elsewhere, id, VISIT)).body.code).toBe('encounter-ended');
  });

  test('an end and a giving up: only the first of them happens', async () => {
    type Told = { status: number; body: { code?: string } };
    const cancel = (id: string) => (): Promise<Told> => elsewhere.call('POST', `/encounters/${id}/cancel`);
    const finish = (id: string) => (): Promise<Told> => clinic.finish(clinic.physician, id, VISIT);
    const ended = { status: 409, body: { code: 'encounter-ended' } };
    const { id } = await open();
    expect(await together('measurement', [finish(id), cancel(id)])).toMatchObject([{ status: 200 }, ended]);
    expect(await leftOf(id)).toMatchObject({ state: 'finalizado', fichas: 2, entry: 'realizado' });

    const other = (await open()).id;
    expect(await together('audit_event', [cancel(other), finish(other)])).toMatchObject([
      { status: 200 },
      ended,
    ]);
    expect(await leftOf(other)).toMatchObject({ state: 'cancelado', fichas: 0, entry: 'aguardando' });
  });

  test('two begin with one arrival: one has it, the other is told who', async () => {
    const { entryId } = await clinic.arrive();
    const [one, other] = await together('audit_event', [
      () => clinic.start(clinic.physician, entryId),
      () => clinic.start(clinic.nurse, entryId),
    ]);
    expect([one?.status, other?.status]).toEqual([201, 409]);
    expect(other?.body.detail).toContain('PAULO HENRIQUE DUARTE');
    const begun = await rowsOf(db(), sql`select from encounter where entry_id = ${entryId}`);
    expect(begun).toHaveLength(1);
  });
});

test('two encounters of one citizen that end at once leave one problem with two evolutions', async () => {
  const { id, citizenId } = await open();
  const again = await clinic.add(citizenId, { confirmed: ['listed'] });
  expect([again.status, again.text]).toEqual([201, expect.any(String)]);
  const hers = (await clinic.start(clinic.nurse, again.body.id)).body.id;
  const ends = await together('measurement', [
    () => clinic.finish(clinic.physician, id, VISIT),
    () => clinic.finish(clinic.nurse, hers, VISIT),
  ]);
  expect(ends.map(({ status }) => status)).toEqual([200, 200]);
  const problems = await rowsOf(
    db(),
    sql`select ciap2, evolutions, (select count(*)::int from problem_evolution v where v.problem_id = p.id) as told
      from problem p where citizen_id = ${citizenId}`,
  );
  expect(problems).toEqual([{ ciap2: 'K86', evolutions: 2, told: 2 }]);
});

describe('signed out while typing', () => {
  test('nothing is written without a session; signed in again the text goes on, and the encounter ends', async () => {
    const { id } = await open();
    const typed = { text: 'Cefaleia há', version: 0, writer: 'computador-3' };
    const { version } = (await type(elsewhere, id, typed)).body;
    expect((await elsewhere.call('DELETE', '/session')).status).toBeLessThan(300);
    const late = { ...typed, text: 'Cefaleia há 3 dias.', version };
    const refused = [
      await type(elsewhere, id, late),
      await clinic.finish(elsewhere, id, VISIT),
      await elsewhere.call<{ code: string }>('POST', `/encounters/${id}/cancel`),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(await leftOf(id)).toMatchObject({ state: 'aberto', fichas: 0 });

    elsewhere = await signInAgain();
    expect(await textsOf(elsewhere, id)).toEqual([[typed.text, false]]);
    expect((await type(elsewhere, id, late)).body.beside).toBe(false);
    expect(await textsOf(elsewhere, id)).toEqual([[late.text, false]]);
    expect((await clinic.finish(elsewhere, id, VISIT)).status).toBe(200);
  });
});

describe('at the same moment as the end', () => {
  const version = async (citizenId: string) =>
    (await clinic.coordinator.call<{ version: number }>('GET', `/citizens/${citizenId}`)).body.version;
  /** Whose are the rows that an encounter left. */
  const whose = async (id: string) => {
    const rows = await rowsOf<{ citizenId: string }>(
      db(),
      sql`select citizen_id as "citizenId" from encounter where id = ${id}
        union select citizen_id from measurement where encounter_id = ${id}
        union select p.citizen_id from problem p join problem_evolution v on v.problem_id = p.id where v.encounter_id = ${id}`,
    );
    return rows.map(({ citizenId }) => citizenId);
  };

  test('her registrations are joined: nothing is left at the one that went', async () => {
    for (let round = 0; round < 4; round++) {
      const { id, citizenId } = await open();
      const principalId = (await clinic.arrive()).citizenId;
      const versions = { [principalId]: await version(principalId), [citizenId]: await version(citizenId) };
      const join = () =>
        clinic.coordinator.call('POST', '/citizen-merges', { principalId, otherIds: [citizenId], versions });
      const finish = () => clinic.finish(clinic.physician, id, VISIT);
      const [first, second] = round % 2 === 0 ? [join, finish] : [finish, join];
      const answers = await Promise.all([first(), second()]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 201]);
      expect(await whose(id)).toEqual([principalId]);
      expect(await leftOf(id)).toMatchObject({ state: 'finalizado', fichas: 2, evolutions: 1 });
    }
  });

  test('she dies, or is corrected: both are kept', async () => {
    const changes: Array<(citizenId: string, known: number, day: string) => Promise<{ status: number }>> = [
      (citizenId, known, diedOn) =>
        clinic.coordinator.call('POST', `/citizens/${citizenId}/death`, { diedOn, version: known }),
      (citizenId, known) =>
        clinic.coordinator.call('PUT', `/citizens/${citizenId}`, {
          ...someone({ motherName: 'MARIA DO CARMO PEREIRA' }),
          version: known,
        }),
    ];
    for (const change of changes) {
      const { citizenId, entryId } = await clinic.arrive();
      const { id, day } = (await clinic.start(clinic.physician, entryId)).body;
      const known = await version(citizenId);
      const [changed, ended] = await Promise.all([
        change(citizenId, known, day),
        clinic.finish(clinic.physician, id, VISIT),
      ]);
      expect([changed.status, ended.status]).toEqual([200, 200]);
      expect(await leftOf(id)).toMatchObject({ state: 'finalizado', fichas: 2 });
    }
  });
});

describe('a code that left its table while it was used', () => {
  const leave = (system: string, code: string, until: string) =>
    sql`update code_item set until = ${until} where system = ${system} and code = ${code}`.execute(db());
  const search = async (text: string) => {
    const { body } = await clinic.physician.call<{ codes: Array<{ code: string }> }>(
      'GET',
      `/codes?search=${text}&system=ciap2`,
    );
    return body.codes.map(({ code }) => code);
  };

  test('was found, and is refused at the end by its field; what was written stays', async () => {
    const { id } = await open();
    expect(await search('H71')).toContain('H71');
    await type(clinic.physician, id, { text: 'Otalgia.', version: 0, writer: 'computador-4' });
    await leave('ciap2', 'H71', '202601');
    const refused = await clinic.finish(clinic.physician, id, {
      ...VISIT,
      assessment: { problems: [{ ciap2: 'H71' }] },
    });
    expect([refused.status, refused.body.fields?.map(({ path }) => path)]).toEqual([
      422,
      ['assessment.problems.0.ciap2'],
    ]);
    expect(await search('H71')).not.toContain('H71');
    expect(await textsOf(clinic.physician, id)).toEqual([['Otalgia.', false]]);
  });

  test('of a problem that stands on the list is evaluated and resolved all the same', async () => {
    const { id, citizenId } = await open();
    expect((await clinic.finish(clinic.physician, id, VISIT)).status).toBe(200);
    const { problemId } = await getRow<{ problemId: string }>(
      db(),
      sql`select id as "problemId" from problem where citizen_id = ${citizenId}`,
    );
    await leave('ciap2', 'K86', '202601');
    try {
      const entry = await clinic.add(citizenId);
      const { id: later, day } = (await clinic.start(clinic.physician, entry.body.id)).body;
      const listed = { state: 2, startedOn: '2017', endedOn: day };
      const done = await clinic.finish(clinic.physician, later, {
        ...VISIT,
        assessment: { problems: [{ problemId, ciap2: 'K86', listed }] },
      });
      expect([done.status, done.body.fields]).toEqual([200, undefined]);
      const { state } = await getRow(
        db(),
        sql<{ state: number }>`select state from problem where id = ${problemId}`,
      );
      expect(state).toBe(2);
    } finally {
      await leave('ciap2', 'K86', '');
    }
  });
});
