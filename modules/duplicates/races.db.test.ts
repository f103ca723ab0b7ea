import { generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allTables } from '#apps/installation/modules';
import type { Client } from '#apps/installation/testing';
import { applyLot } from '#modules/fichas/test/apply-lot';
import { type Desk, openDesk, register, someone } from '#modules/citizens/test/desk';
import { ficha, identified, lotOf, noon } from '#modules/fichas/test/fichas';
import { connectClient, getRow, rowsOf, sql } from '#platform/db/database';

let desk: Desk;
let one: Client;
let other: Client;
beforeAll(async () => {
  desk = await openDesk();
  one = desk.coordinator;
  other = await desk.join('coordenador-ubs', 'OUTRA COORDENADORA');
}, 60_000);
afterAll(() => desk.close());

type Answer = {
  code: string;
  mergeId: string;
  id: string;
  data?: { citizenId?: string; survivorId?: string };
};
const db = () => desk.installation.platform.db;
const people = (count: number) => Promise.all(Array.from({ length: count }, () => register(one)));

async function versionsOf(ids: readonly string[]): Promise<Record<string, number>> {
  const rows = await rowsOf<{ id: string; version: number }>(
    db(),
    sql`select id, version from citizen where id = any(${[...ids]}::uuid[])`,
  );
  return Object.fromEntries(rows.map(({ id, version }) => [id, version]));
}

/** A joining as somebody sees it now, to be sent later. */
async function joining(client: Client, principalId: string, otherIds: string[]) {
  const versions = await versionsOf([principalId, ...otherIds]);
  return () => client.call<Answer>('POST', '/citizen-merges', { principalId, otherIds, versions });
}

const waiting = (count: number) =>
  expect
    .poll(
      async () => {
        const row = await getRow<{ count: number }>(
          db(),
          sql`select count(*) as count from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return row.count;
      },
      { timeout: 10_000 },
    )
    .toBe(count);

/** Both come to wait for a record that a third one holds, the first before the second; then they are let go. */
async function inTurn<A, B>(
  held: string,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  const holder = await connectClient(desk.installation.platform.databaseUrl, 'holder');
  await holder.query('begin');
  await holder.query('select from citizen where id = $1 for update', [held]);
  const former = first();
  await waiting(1);
  const latter = second();
  await waiting(2);
  await holder.query('commit');
  await holder.end();
  return Promise.all([former, latter]);
}

test('two people join the same pair at once: one is told that it is done, and which record stayed', async () => {
  for (let round = 0; round < 8; round++) {
    const [a = '', b = ''] = await people(2);
    const swapped = round % 2 === 1;
    const mine = await joining(one, a, [b]);
    const theirs = await (swapped ? joining(other, b, [a]) : joining(other, a, [b]));
    const answers = await Promise.all([mine(), theirs()]);
    const done = answers.find(({ status }) => status === 201);
    const told = answers.find(({ status }) => status === 409);
    const survivor = done?.body.id;
    const absorbed = survivor === a ? b : a;
    expect(told?.body).toMatchObject({
      code: 'merged',
      data: { citizenId: absorbed, survivorId: survivor },
    });
  }
});

test('two people undo one joining at once: it is undone once', async () => {
  const [a = '', b = ''] = await people(2);
  const { body } = await (await joining(one, a, [b]))();
  const undo = (client: Client) => client.call<Answer>('POST', `/citizen-merges/${body.mergeId}/undo`, {});
  const answers = await Promise.all([undo(one), undo(other)]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('already-undone');
});

test('an edit of a record merged meanwhile is refused and names the one that stayed; one before stops the joining', async () => {
  const [a = '', b = ''] = await people(2);
  const form = { ...someone(), version: 1 };
  const edit = (id: string) => () => other.call<Answer>('PUT', `/citizens/${id}`, form);
  const [joined, late] = await inTurn(b, await joining(one, a, [b]), edit(b));
  expect(joined.status).toBe(201);
  expect([late.status, late.body]).toMatchObject([409, { code: 'merged', data: { survivorId: a } }]);

  const [c = '', d = ''] = await people(2);
  const [edited, refused] = await inTurn(d, edit(d), await joining(one, c, [d]));
  expect(edited.status).toBe(200);
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { code: 'changed-meanwhile', data: { citizenId: d } },
  ]);
});

test('undoing and editing the one that stayed: whoever is second is told', async () => {
  for (const undoFirst of [true, false]) {
    const [a = '', b = ''] = await people(2);
    const { body } = await (await joining(one, a, [b]))();
    const undo = () => one.call<Answer>('POST', `/citizen-merges/${body.mergeId}/undo`, {});
    const form = { ...someone(), version: (await versionsOf([a]))[a] };
    const edit = () => other.call<Answer>('PUT', `/citizens/${a}`, form);
    const [first, second] = await inTurn(a, undoFirst ? undo : edit, undoFirst ? edit : undo);
    expect(first.status).toBe(200);
    const code = undoFirst ? 'changed-meanwhile' : 'something-depends';
    expect([second.status, second.body.code]).toEqual([409, code]);
  }
});

test('A into B while B goes into C: whichever is first, nobody is left behind a record that is gone', async () => {
  const [a = '', b = '', c = ''] = await people(3);
  const [first, second] = await inTurn(b, await joining(one, b, [a]), await joining(other, c, [b]));
  expect(first.status).toBe(201);
  // What the second one saw of B is no longer what B says.
  expect([second.status, second.body]).toMatchObject([
    409,
    { code: 'changed-meanwhile', data: { citizenId: b } },
  ]);
  expect((await (await joining(other, c, [b]))()).status).toBe(201);

  const [d = '', e = '', f = ''] = await people(3);
  const [into, behind] = await inTurn(e, await joining(other, f, [e]), await joining(one, e, [d]));
  expect(into.status).toBe(201);
  expect([behind.status, behind.body]).toMatchObject([
    409,
    { code: 'merged', data: { citizenId: e, survivorId: f } },
  ]);
  const leads = await rowsOf<{ id: string; to: string | null }>(
    db(),
    sql`select id, merged_into as to from citizen where id = any(${[a, b, c, d, e, f]}::uuid[])`,
  );
  const to = Object.fromEntries(leads.map((row) => [row.id, row.to]));
  expect(to).toEqual({ [a]: c, [b]: c, [c]: null, [d]: null, [e]: f, [f]: null });
});

test('what comes to a record while it is absorbed goes to the one that stays, or is refused', async () => {
  const cpf = generateCpf(66_001);
  const [a = '', child = ''] = await people(2);
  const person = { name: 'OLIVIA SERPA CAMARGO', birthDate: '1951-03-04', motherName: 'DIRCE SERPA CAMARGO' };
  const b = await register(one, { ...person, cpf });
  const family = () =>
    other.call<{ fields: Array<{ path: string }> }>('PUT', `/citizens/${child}/family`, {
      isResponsible: false,
      responsibleId: b,
      version: 1,
    });
  const [joined, told] = await inTurn(b, await joining(one, a, [b]), family);
  expect(joined.status).toBe(201);
  expect([told.status, told.body.fields[0]?.path]).toEqual([422, 'responsibleId']);

  const undone = await one.call('POST', `/citizen-merges/${joined.body.mergeId}/undo`, {});
  expect(undone.status).toBe(200);
  const lot = await lotOf([
    await ficha({
      number: 1,
      on: '2026-10-05',
      person: identified({
        nomeCidadao: person.name,
        dataNascimentoCidadao: noon(person.birthDate),
        nomeMaeCidadao: person.motherName,
        cpfCidadao: cpf,
      }),
    }),
  ]);
  const receive = async () => {
    const lines: Array<string | null> = [];
    const applied = applyLot(desk.installation.platform, lot.path);
    for await (const { outcome, citizenId } of applied) lines.push(outcome, citizenId);
    return lines;
  };
  const [again, received] = await inTurn(b, await joining(one, a, [b]), receive);
  await lot.remove();
  expect(again.status).toBe(201);
  expect(received).toEqual(['applied', a]);
});

test('two who name each other as responsible at once: one does, the other is told', async () => {
  const [a = '', b = ''] = await people(2);
  const name = (client: Client, id: string, responsibleId: string) =>
    client.call<Answer>('PUT', `/citizens/${id}/family`, { isResponsible: false, responsibleId, version: 1 });
  // Whoever changes B holds it, and comes to ask for A while A asks for B.
  const holder = await connectClient(desk.installation.platform.databaseUrl, 'holder');
  await holder.query('begin');
  await holder.query('select from citizen where id = $1 for update', [b]);
  const first = name(one, a, b);
  await waiting(1);
  await holder.query('select from citizen where id = $1 for key share', [a]);
  await holder.query('commit');
  await holder.end();
  const told = await first;
  expect([told.status, told.body.code]).toEqual([409, 'family-busy']);

  const answers = await Promise.all([name(one, a, b), name(other, b, a)]);
  const [done, refused] = answers.toSorted((x, y) => x.status - y.status);
  expect([done?.status, [409, 422].includes(refused?.status ?? 0)]).toEqual([200, true]);
});

test('a dependent whose record is being changed stops the joining for the moment', async () => {
  const [a = '', b = '', child = ''] = await people(3);
  await sql`update citizen set responsible_id = ${b} where id = ${child}`.execute(db());
  const holder = await connectClient(desk.installation.platform.databaseUrl, 'holder');
  await holder.query('begin');
  await holder.query('select from citizen where id = $1 for update', [child]);
  const join = await joining(one, a, [b]);
  const refused = await join();
  expect([refused.status, refused.body.code]).toEqual([409, 'family-busy']);
  await holder.query('commit');
  await holder.end();
  expect((await join()).status).toBe(201);
});

test('after all that, no row that follows a joining points at a record that is gone', async () => {
  const columns = allTables.flatMap(({ name, citizen = [] }) =>
    // Who only looked is listed with the record that stays, wherever the row is.
    citizen
      .filter(({ onMerge, byReading }) => onMerge === 'move' && !byReading)
      .map(({ column }) => ({ name, column })),
  );
  const left: string[] = [];
  for (const { name, column } of columns) {
    const { count } = await getRow<{ count: number }>(
      db(),
      sql`select count(*) as count from ${sql.table(name)} t join citizen c on c.id = t.${sql.ref(column)}
        where c.status = 'merged'`,
    );
    if (count > 0) left.push(`${name}.${column}: ${count}`);
  }
  expect(left).toEqual([]);
  // Of families, those of the living: whoever lives on in another record keeps what was.
  const lost = await rowsOf(
    db(),
    sql`select d.id from citizen d join citizen r on r.id = d.responsible_id
      where d.status <> 'merged' and (r.status = 'merged' or r.responsible_id is not null)`,
  );
  expect(lost).toEqual([]);
});
