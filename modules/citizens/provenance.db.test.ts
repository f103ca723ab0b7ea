import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf, sql } from '#platform/db/database';
import { readChanges } from '#platform/audit/changelog';
import { type Desk, openDesk, register, someone } from './test/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());
const db = () => desk.installation.platform.db;

/** What one write left: revision with its author and origin, changes by table, audit. */
async function tracesOf(id: string) {
  const revisions = await rowsOf<Record<string, unknown>>(
    db(),
    sql`select r.version, r.origin, p.name as author, r.access_id is not null as "inAccess"
      from citizen_revision r join professional p on p.id = r.professional_id
      where r.citizen_id = ${id} order by r.version`,
  );
  const events = await rowsOf<{ type: string }>(
    db(),
    sql`select type from audit_event where subject_id = ${id} and type <> 'citizens.viewed' order by at, id`,
  );
  const changes = await rowsOf<{ table: string; operation: string }>(
    db(),
    sql`select table_name as table, operation from changelog where row_id = ${id} order by seq`,
  );
  return {
    revisions,
    events: events.map(({ type }) => type),
    changes: changes.map(({ operation }) => operation),
  };
}

test('every way of writing a citizen leaves revision, change log and audit, with author and origin', async () => {
  const { coordinator } = desk;
  const id = await register(coordinator);
  const head = await register(coordinator);
  let version = 1;
  const act = async (method: 'POST' | 'PUT', path: string, body: Record<string, unknown>) => {
    const answer = await coordinator.call<{ version: number }>(method, `/citizens/${id}${path}`, {
      version,
      ...body,
    });
    expect([path, answer.status < 300]).toEqual([path, true]);
    version = answer.body.version;
  };
  await act('PUT', '', { ...someone(), email: 'nova@exemplo.org' });
  await act('PUT', '/sharing', { refused: true });
  await act('PUT', '/sharing', { refused: false });
  await act('PUT', '/team', { automatic: false, teamId: desk.teams[0] });
  await act('PUT', '/family', { isResponsible: false, responsibleId: head });
  await act('POST', '/documents', { kind: 'rg', number: '12' });
  await act('POST', '/death', { diedOn: '2020-01-01' });
  await act('POST', '/death/undo', { reason: 'Engano' });
  await act('POST', '/inactivate', { reason: 'Mudou-se' });
  await act('POST', '/reactivate', {});
  const view = await coordinator.call<{ documents: Array<{ id: string; kind: string }> }>(
    'GET',
    `/citizens/${id}`,
  );
  const rg = view.body.documents.find(({ kind }) => kind === 'rg');
  await coordinator.call('DELETE', `/citizens/${id}/documents/${rg?.id}`);

  const traces = await tracesOf(id);
  expect(traces.events).toEqual([
    'citizens.created',
    'citizens.changed',
    'citizens.sharing-refused',
    'citizens.sharing-allowed',
    'citizens.team-changed',
    'citizens.family-changed',
    'citizens.document-added',
    'citizens.death-registered',
    'citizens.death-undone',
    'citizens.inactivated',
    'citizens.reactivated',
    'citizens.document-removed',
  ]);
  const same = { origin: 'registration', author: 'COORDENADORA DIAS', inAccess: true };
  expect(traces.revisions).toEqual(traces.events.map((_, place) => ({ version: place + 1, ...same })));
  expect(traces.changes).toEqual(traces.events.map((_, place) => (place === 0 ? 'I' : 'U')));
  const after = await rowsOf<{ table: string }>(
    db(),
    sql`select distinct table_name as table from changelog where table_name like 'citizen%' order by 1`,
  );
  expect(after.map(({ table }) => table)).toEqual(['citizen', 'citizen_document', 'citizen_revision']);
});

test('values before and after put a record back as it was', async () => {
  const id = await register(desk.reception, { email: 'antes@exemplo.org' });
  const before = await desk.reception.call<Record<string, unknown>>('GET', `/citizens/${id}`);
  const change = { ...someone(), version: 1, email: null, sharingRefused: true };
  await desk.reception.call('PUT', `/citizens/${id}`, change);
  await sql`update citizen c set (name, birth_date, email, sharing_refused, mother_name, cpf) =
      (select name, birth_date, email, sharing_refused, mother_name, cpf
        from jsonb_populate_record(c, (select before from citizen_revision where citizen_id = ${id} and version = 2)))
    where id = ${id}`.execute(db());
  const after = await desk.reception.call<Record<string, unknown>>('GET', `/citizens/${id}`);
  for (const field of ['name', 'birthDate', 'email', 'sharingRefused', 'motherName', 'cpf']) {
    expect([field, after.body[field]]).toEqual([field, before.body[field]]);
  }
});

test('a reader of the change log misses no citizen while others are still being written', async () => {
  const seen = new Set<string>();
  let place = { xid: '0', seq: 0 };
  const read = async () => {
    const changes = await readChanges(db(), place, 500);
    for (const { table, id } of changes) if (table === 'citizen') seen.add(id);
    const last = changes.at(-1);
    if (last) place = { xid: last.xid, seq: last.seq };
    return changes.length;
  };
  // A write that began before all others and commits after them: by number alone it would be passed by.
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  let begun: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (begun = resolve));
  const slowId = '019aa000-0000-7000-8000-00000000abcd';
  const slow = db()
    .transaction()
    .execute(async (tx) => {
      await sql`insert into changelog (at, table_name, row_id, operation)
        values (now(), 'citizen', ${slowId}, 'I')`.execute(tx);
      begun();
      await held;
    });
  await started;
  let writing = true;
  const reader = (async () => {
    while (writing) {
      await read();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const desks = await Promise.all(['A', 'B', 'C'].map((name) => desk.join('recepcao', `BALCAO ${name}`)));
  const ids = await Promise.all(
    desks.map(async (client) => {
      const own: string[] = [];
      for (let n = 0; n < 10; n++) own.push(await register(client));
      return own;
    }),
  );
  expect(seen.has(slowId)).toBe(false);
  finish();
  await slow;
  writing = false;
  await reader;
  const all = [slowId, ...ids.flat()];
  const deadline = Date.now() + 20_000;
  while (all.some((id) => !seen.has(id)) && Date.now() < deadline) await read();
  expect(all.filter((id) => !seen.has(id))).toEqual([]);
});
