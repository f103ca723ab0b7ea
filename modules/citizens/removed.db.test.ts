import { afterAll, beforeAll, expect, test } from 'vitest';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { type Desk, openDesk, register } from './test/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

const CARD = '700000000000005';

test('what was deleted can be told from the event that deleted it, which itself tells nothing personal', async () => {
  const { db } = desk.installation.platform;
  const id = await register(desk.reception, { name: 'ZULEICA PRADO LEME', cns: CARD });
  await desk.reception.call('PUT', `/citizens/${id}/sharing`, { refused: true, version: 1 });
  const row = () =>
    getRow<{ row: object }>(
      db,
      sql`select to_jsonb(c) - '{search,match_keys,name_key}'::text[] as row from citizen c where id = ${id}`,
    );
  const before = await row();
  expect((await desk.reception.call('DELETE', `/citizens/${id}`)).status).toBe(204);
  expect(await rowsOf(db, sql`select from citizen_revision where citizen_id = ${id}`)).toEqual([]);

  const event = await getRow<{ event: object; text: string; subject_id: string }>(
    db,
    sql`select to_jsonb(e) as event, e::text as text, subject_id from audit_event e where type = 'citizens.removed'`,
  );
  expect(event.text).not.toMatch(/ZULEICA|700000000000005/);
  const kept = await getRow<Record<string, unknown>>(
    db,
    sql`select p.name as "by", to_jsonb(put.*) - '{search,match_keys,name_key}'::text[] as record,
        jsonb_path_query_array(r.documents, '$[*].number') as numbers,
        jsonb_path_query_array(r.revisions, '$[*].version') as versions
      from citizen_removed r join professional p on p.id = r.professional_id,
        jsonb_populate_record(null::citizen, r.record) put
      where r.id = ${event.subject_id}`,
  );
  expect(kept).toMatchObject({ by: 'RENATA RECEPCAO', record: before.row, versions: [1, 2] });
  expect(kept['numbers']).toContain(CARD);
});
