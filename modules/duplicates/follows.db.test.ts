import { generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { type Desk, openDesk, register } from '#modules/citizens/test/desk';
import { rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { checksums } from './test/checksums.ts';

let desk: Desk;
let coordinator: Client;
beforeAll(async () => {
  desk = await openDesk();
  coordinator = desk.coordinator;
}, 60_000);
afterAll(() => desk.close());

const db = () => desk.installation.platform.db;
const people = async (count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push(await register(coordinator));
  return ids;
};

type Row = { id: string; score: number | null; people: Array<{ id: string }>; reason: string | null };
/** With whom somebody stands in a list of the queue. */
async function waitsWith(id: string, query = '') {
  const { body } = await coordinator.call<{ rows: Row[] }>('GET', `/duplicates?limit=100${query}`);
  return body.rows
    .filter((row) => row.people.some((one) => one.id === id))
    .map((row) => ({ ...row, with: row.people.find((one) => one.id !== id)?.id }));
}
async function suspect(a: string, b: string, score: number, different?: string) {
  const id = uuidV7();
  await sql`insert into duplicate_pair (id, a_id, b_id, score, evidence, origin, state, found_at, decided_at, reason)
    values (${id}, least(${a}::uuid, ${b}::uuid), greatest(${a}::uuid, ${b}::uuid), ${score}, '{}', 'scan',
      ${different ? 'different' : 'open'}, now(), ${different ? new Date() : null}, ${different ?? null})`.execute(
    db(),
  );
  return id;
}
async function join(principalId: string, otherIds: string[], choices: object = {}) {
  const rows = await rowsOf<{ id: string; version: number }>(
    db(),
    sql`select id, version from citizen where id = any(${[principalId, ...otherIds]}::uuid[])`,
  );
  const versions = Object.fromEntries(rows.map(({ id, version }) => [id, version]));
  const body = { principalId, otherIds, versions, choices };
  const answer = await coordinator.call<{ mergeId: string }>('POST', '/citizen-merges', body);
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return answer.body.mergeId;
}
type Undone = { survivorId: string; notes: string[] };
async function undo(mergeId: string) {
  const answer = await coordinator.call<Undone>('POST', `/citizen-merges/${mergeId}/undo`, {});
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  return answer.body;
}

test('a suspicion about the absorbed is one about the survivor, once; undone, it is what it was', async () => {
  const [a = '', b = '', c = '', d = '', e = ''] = await people(5);
  const [ac, dc, bd] = [await suspect(a, c, 0.97), await suspect(a, d, 0.8), await suspect(b, d, 0.7)];
  const ab = await suspect(a, b, 0.99);
  const te = await suspect(a, e, 0.6, 'São primas');
  const be = await suspect(b, e, 0.65);
  const before = await checksums(db());
  const mergeId = await join(b, [a]);
  const found = await waitsWith(b);
  expect(found.map((row) => [row.id, row.with])).toEqual([
    [ac, c],
    [bd, d],
  ]);
  // "Not the same" of the absorbed and somebody holds for the one that stays.
  const settled = await waitsWith(b, '&state=different');
  expect(settled.map((row) => [row.id, row.with, row.reason])).toEqual([[be, e, 'São primas']]);
  expect(await waitsWith(a)).toEqual([]);
  await undo(mergeId);
  expect(await checksums(db())).toEqual(before);
  expect((await waitsWith(a)).map(({ id }) => id)).toEqual([ab, ac, dc]);
  expect((await waitsWith(a, '&state=different')).map(({ id }) => id)).toEqual([te]);
});

test('what was said of absorbed and survivor meanwhile goes back with them', async () => {
  const [a = '', b = '', c = '', d = ''] = await people(4);
  const ac = await suspect(a, c, 0.97);
  const first = await join(b, [a]);
  const second = await join(d, [c]);
  expect((await waitsWith(b)).map((row) => [row.id, row.with])).toEqual([[ac, d]]);
  const said = await coordinator.call('POST', `/duplicates/${ac}/different`, { reason: 'São irmãs' });
  expect(said.status).toBe(200);
  // Not in the order in which they were joined.
  await undo(first);
  expect((await waitsWith(a, '&state=different')).map((row) => [row.id, row.with])).toEqual([[ac, d]]);
  await undo(second);
  expect((await waitsWith(a, '&state=different')).map((row) => [row.id, row.with])).toEqual([[ac, c]]);
});

test('a shared number waits with the survivor, once; settled for the absorbed, it is for the survivor', async () => {
  const [one, two] = [generateCpf(88_001), generateCpf(88_002)];
  const holder = await register(coordinator, { cpf: one });
  const other = await register(coordinator, { cpf: two });
  const share = (cpf: string) =>
    register(coordinator, { cpf, acceptSharedDocument: { reason: 'CPF da mãe' } });
  const [a, a2, b] = [await share(one), await share(two), await share(two)];
  const shared = (id: string, state = 'open') => waitsWith(id, `&kind=shared-number&state=${state}`);
  const ofA2 = (await shared(a2)).find((row) => row.with === other);
  await coordinator.call('POST', `/duplicates/${ofA2?.id}/different`, { reason: 'Mãe e filha' });
  const before = await checksums(db());
  const mergeId = await join(b, [a, a2]);
  expect((await shared(b)).map((row) => row.with)).toEqual([holder]);
  expect((await shared(b, 'different')).map((row) => [row.with, row.reason])).toEqual([
    [other, expect.stringContaining('Mãe e filha')],
  ]);
  await undo(mergeId);
  expect(await checksums(db())).toEqual(before);
});

const familyOf = async (id: string) =>
  (
    await rowsOf<{ responsible: string | null; kinship: number | null; version: number }>(
      db(),
      sql`select responsible_id as responsible, kinship, version from citizen where id = ${id}`,
    )
  )[0];
async function dependOn(id: string, responsibleId: string) {
  const version = (await familyOf(id))?.version;
  const body = { isResponsible: false, responsibleId, kinship: 138, version };
  const answer = await coordinator.call<{ detail: string }>('PUT', `/citizens/${id}/family`, body);
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
}

test('families stay one level deep: dependents of the absorbed go to whom the survivor depends on', async () => {
  const [head = '', survivor = '', absorbed = '', child = ''] = await people(4);
  await dependOn(survivor, head);
  await dependOn(child, absorbed);
  const { body } = await coordinator.call<{ warnings: string[] }>('POST', '/citizen-merges/preview', {
    principalId: survivor,
    otherIds: [absorbed],
  });
  expect(body.warnings.join()).toContain('depende de outro responsável familiar. A pessoa que depende');
  const before = await checksums(db());
  const mergeId = await join(survivor, [absorbed]);
  expect(await familyOf(child)).toMatchObject({ responsible: head, kinship: null });
  await undo(mergeId);
  expect(await checksums(db())).toEqual(before);
});

test('whoever depended on the principal follows it to the responsible chosen from another', async () => {
  const [head = '', survivor = '', absorbed = '', child = ''] = await people(4);
  await dependOn(absorbed, head);
  await dependOn(child, survivor);
  const { body } = await coordinator.call<{ warnings: string[] }>('POST', '/citizen-merges/preview', {
    principalId: survivor,
    otherIds: [absorbed],
    choices: { family: survivor },
  });
  expect(body.warnings.join()).toContain('Se a família dele for escolhida: a pessoa que depende');
  const before = await checksums(db());
  const mergeId = await join(survivor, [absorbed], { family: absorbed });
  expect(await familyOf(survivor)).toMatchObject({ responsible: head });
  expect(await familyOf(child)).toMatchObject({ responsible: head });
  await undo(mergeId);
  expect(await checksums(db())).toEqual(before);
});

test('dependents moved by a joining have a revision of it, and of its undoing', async () => {
  const [survivor = '', absorbed = '', child = ''] = await people(3);
  await dependOn(child, absorbed);
  const mergeId = await join(survivor, [absorbed]);
  await undo(mergeId);
  const revisions = await rowsOf(
    db(),
    sql`select origin, origin_ref as ref, before ->> 'responsible_id' as before, after ->> 'responsible_id' as after
      from citizen_revision where citizen_id = ${child} and version > 2 order by version`,
  );
  const origin = { origin: 'unification', ref: mergeId };
  expect(revisions).toEqual([
    { ...origin, before: absorbed, after: survivor },
    { ...origin, before: survivor, after: absorbed },
  ]);
  const events = await rowsOf(
    db(),
    sql`select type from audit_event where subject_id = ${child} and type = 'citizens.family-changed'`,
  );
  expect(events).toHaveLength(3);
});

test('a responsible joined meanwhile to another is who answers after an undo; who is gone is told', async () => {
  const [head = '', other = '', survivor = '', absorbed = ''] = await people(4);
  await dependOn(absorbed, head);
  const mergeId = await join(survivor, [absorbed], { family: survivor });
  const meanwhile = await join(other, [head]);
  const undone = await undo(mergeId);
  expect(undone.notes.join()).toContain('agora está em outro cadastro');
  expect(await familyOf(absorbed)).toMatchObject({ responsible: other });
  await undo(meanwhile);
  expect(await familyOf(absorbed)).toMatchObject({ responsible: head });

  const [lost = '', stays = '', goes = ''] = await people(3);
  await dependOn(goes, lost);
  const again = await join(stays, [goes], { family: stays });
  // Nothing points at the responsible any more but what the joining remembers.
  await sql`update citizen set responsible_id = null where id = ${goes}`.execute(db());
  const removed = await coordinator.call('DELETE', `/citizens/${lost}`, { reason: 'Engano', version: 1 });
  expect([removed.status, removed.text]).toEqual([expect.toSatisfy((s: number) => s < 300), removed.text]);
  const { notes } = await undo(again);
  expect(notes.join()).toContain('não tem mais cadastro');
  expect(await familyOf(goes)).toMatchObject({ responsible: null });
});

test('dependents whose family changed since stay where they are', async () => {
  const [head = '', survivor = '', absorbed = '', child = '', another = ''] = await people(5);
  await dependOn(survivor, head);
  await dependOn(child, absorbed);
  const mergeId = await join(survivor, [absorbed]);
  await dependOn(child, another);
  expect((await undo(mergeId)).notes.join()).toContain('ficaram como estão');
  expect(await familyOf(child)).toMatchObject({ responsible: another });
});
