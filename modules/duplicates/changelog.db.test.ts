import { generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allTables } from '#apps/installation/modules';
import { applyLot } from '#modules/fichas/test/apply-lot';
import { type Desk, openDesk, register, someone } from '#modules/citizens/test/desk';
import { ficha, identified, lotOf, noon } from '#modules/fichas/test/fichas';
import { rowsOf, sql } from '#platform/db/database';

/** Looks of the trail are copied there for a unification, whose plan reads all of them. */
const NOT_FOLLOWED = 'earlier_opening';
/** Of the municipality, and of somebody. */
const VISITS = 'encounter';
const tables = allTables
  .filter(({ name, scope }) => (scope === 'citizen' && name !== NOT_FOLLOWED) || name === VISITS)
  .map(({ name }) => name);

let desk: Desk;
const db = () => desk.installation.platform.db;
beforeAll(async () => {
  desk = await openDesk();
  // What really happened to each row, told by the base itself.
  await sql`create table witness (xid xid8, seq bigserial, table_name text, row_id uuid, operation char(1))`.execute(
    db(),
  );
  await sql`create function witness() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old is not distinct from new then return new; end if;
      insert into witness (xid, table_name, row_id, operation)
      values (pg_current_xact_id(), tg_table_name, coalesce(new.id, old.id), left(tg_op, 1));
      return coalesce(new, old);
    end $$`.execute(db());
  for (const table of tables) {
    await sql`create trigger witness after insert or update or delete on ${sql.table(table)}
      for each row execute function witness()`.execute(db());
  }
}, 60_000);
afterAll(() => desk.close());

/** Everything that this room and that of citizens do to what is kept of people. */
async function liveThrough(): Promise<void> {
  const { coordinator, doctor, installation } = desk;
  const call = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body: object) => {
    const answer = await coordinator.call<{ mergeId: string; version: number }>(method, path, body);
    expect([path, answer.status < 300, answer.text]).toEqual([path, true, answer.text]);
    return answer.body;
  };
  const cpf = generateCpf(91_001);
  const form = someone({ cpf });
  const head = await register(coordinator, form);
  const shared = await register(coordinator, { cpf, acceptSharedDocument: { reason: 'CPF da mãe' } });
  const child = await register(coordinator);
  await call('PUT', `/citizens/${child}/family`, { isResponsible: false, responsibleId: head, version: 1 });
  await call('POST', '/appointments', { ...(await anywhen()), citizenId: head });
  await doctor.call('POST', `/citizens/${head}/openings`, { justification: 'Resultado de exame alterado' });
  await attended(head);
  await call('POST', `/citizens/${head}/documents`, { kind: 'rg', number: '12', version: 1 });
  const person = identified({
    nomeCidadao: form.name,
    dataNascimentoCidadao: noon(form.birthDate ?? ''),
    nomeMaeCidadao: form.motherName,
    cpfCidadao: generateCpf(91_002),
  });
  const lot = await lotOf([await ficha({ number: 91, on: '2026-10-05', person })]);
  for await (const { outcome } of applyLot(installation.platform, lot.path)) {
    expect(outcome).not.toBe('unreadable');
  }
  await lot.remove();

  const who = { birthDate: '1961-02-03', phoneMobile: '48933332222' };
  const alike = await register(coordinator, { ...who, name: 'ZULMIRA CHAVES PONTES' });
  const again = someone({ ...who, name: 'ZULMIRA CHAVES', motherUnknown: true, motherName: null });
  const suspected = await register(coordinator, again);
  const survivor = await register(coordinator);
  for (const absorbed of [head, alike]) {
    const versions = await versionsOf([survivor, absorbed]);
    const { mergeId } = await call('POST', '/citizen-merges', {
      principalId: survivor,
      otherIds: [absorbed],
      versions,
    });
    await call('POST', `/citizen-merges/${mergeId}/undo`, {});
  }
  const other = { name: 'IRACEMA DUARTE', birthDate: '1951-01-30', phoneMobile: '48911110000', version: 1 };
  await call('PUT', `/citizens/${suspected}`, { ...again, ...other });
  const reviews = await coordinator.call<{ rows: Array<{ id: string }> }>(
    'GET',
    '/duplicates?kind=shared-number',
  );
  for (const { id } of reviews.body.rows) {
    await call('POST', `/duplicates/${id}/different`, { reason: 'Mãe e filha' });
  }
  expect(reviews.body.rows.length).toBeGreaterThan(0);
  expect(shared).not.toBe(head);
  const mistaken = await register(coordinator);
  await call('DELETE', `/citizens/${mistaken}`, { reason: 'Engano', version: 1 });
}

/** A visit that leaves a row in every table of the clinical record, and a reminder. */
async function attended(citizenId: string): Promise<void> {
  const { doctor, reception } = desk;
  const entry = await reception.call<{ id: string }>('POST', '/list-entries', {
    citizenId,
    lotacaoId: null,
    teamId: null,
    serviceTypes: [],
  });
  const { body: encounter } = await doctor.call<{ id: string; day: string }>('POST', '/encounters', {
    entryId: entry.body.id,
    care: 'atendimento',
  });
  await sql`update unit set type_code = '73', subtype_code = '001' where id = ${desk.unitId}`.execute(db());
  for (const [path, body] of [
    ['observe', { plan: 'PA em 30 min.' }],
    ['contacts', { text: 'Dormindo.', measured: { heartRate: 72 } }],
  ] as const) {
    const kept = await doctor.call('POST', `/encounters/${encounter.id}/${path}`, body);
    expect([path, kept.status < 300, kept.text]).toEqual([path, true, kept.text]);
  }
  const done = await doctor.call('POST', `/encounters/${encounter.id}/finish`, {
    objective: {
      measured: { weight: 70 },
      results: [{ code: '0202010503', performedOn: encounter.day, value: 7.2 }],
    },
    assessment: {
      problems: [{ ciap2: 'K86', listed: { state: 0 } }],
      allergies: [{ category: 'medicamento', agent: 'Dipirona' }],
    },
    plan: {
      text: 'PA em 30 min.',
      observation: true,
      guidance: ['Medir a pressão em casa.'],
      examRequests: [{ costly: false, exams: [{ code: '0202010503' }], justification: 'Diabetes' }],
      prescribed: [
        {
          name: 'Losartana 50 mg',
          recipe: 'comum',
          route: 0,
          dosage: {
            doseKind: 'single',
            dose: '1',
            unit: 'comprimido',
            schedule: null,
            start: encounter.day,
            duration: null,
            continuous: false,
          },
          quantity: 1,
        },
      ],
    },
    end: { attendance: 5, participation: 2, conducts: [1] },
  });
  expect([done.status, done.text]).toEqual([200, done.text]);
  const reminder = { text: 'Mora sozinha.', audience: 'autor' };
  const written = await doctor.call('POST', `/citizens/${citizenId}/reminders`, reminder);
  expect([written.status, written.text]).toEqual([201, written.text]);
}

/** Beside what there is room for, in any agenda. */
async function anywhen() {
  const [lotacao] = await rowsOf<{ id: string }>(db(), sql`select id from lotacao limit 1`);
  return { lotacaoId: lotacao?.id, day: '2027-03-01', start: '09:00', encaixe: true };
}

async function versionsOf(ids: readonly string[]) {
  const rows = await rowsOf<{ id: string; version: number }>(
    db(),
    sql`select id, version from citizen where id = any(${[...ids]}::uuid[])`,
  );
  return Object.fromEntries(rows.map(({ id, version }) => [id, version]));
}

test('the change log tells of every row of a citizen in every table, as it was: new, changed or gone', async () => {
  await liveThrough();
  const touched = await rowsOf<{ name: string }>(db(), sql`select distinct table_name as name from witness`);
  expect(touched.map(({ name }) => name).toSorted()).toEqual(tables.toSorted());
  const wrong = await rowsOf(
    db(),
    sql`with happened as (
        select xid, table_name, row_id, (array_agg(operation order by seq))[1] as first,
          (array_agg(operation order by seq desc))[1] as last
        from witness group by xid, table_name, row_id),
      due as (
        select xid, table_name, row_id, case when last = 'D' then 'D' else first end as operation
        from happened where not (first = 'I' and last = 'D'))
      select distinct d.table_name as table, d.operation as due, coalesce(string_agg(distinct c.operation, ''), '') as told
      from due d left join changelog c using (xid, table_name, row_id)
      group by d.xid, d.table_name, d.row_id, d.operation
      having coalesce(string_agg(distinct c.operation, ''), '') <> d.operation`,
  );
  expect(wrong).toEqual([]);
});
