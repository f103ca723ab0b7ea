import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clinic, openClinic, VISIT } from '#modules/encounters/test/clinic';
import { sql } from '#platform/db/database';
import { pdfText } from '#platform/testing/pdf-text';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const ask = (id: string, declared: object = {}, client = clinic.reception) =>
  client.call<{ code: string; fields?: Array<{ path: string }> }>(
    'POST',
    `/list-entries/${id}/declaration.pdf`,
    declared,
  );
/** Who arrived at 08:10 and was attended until 09:25. */
async function attended() {
  const { entryId } = await clinic.arrive({ name: 'ODETE FARIAS', socialName: 'ODETE BELA' });
  const { id } = (await clinic.start(clinic.physician, entryId)).body;
  await clinic.finish(clinic.physician, id, VISIT);
  await sql`update list_entry set arrived_at = (day + '08:10'::time) at time zone time_zone,
      attended_at = (day + '09:25'::time) at time zone time_zone where id = ${entryId}`.execute(
    clinic.installation.platform.db,
  );
  return entryId;
}
async function textOf(id: string, declared: object = {}): Promise<string> {
  const answer = await clinic.installation.app.inject({
    method: 'POST',
    url: `/api/list-entries/${id}/declaration.pdf`,
    headers: { cookie: `pec_session=${clinic.reception.cookie()}` },
    payload: declared,
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  return pdfText(answer.rawPayload).replaceAll('\n', ' ');
}

test('declares the whole stay by the social name, and by whom; a period or other hours where they are asked for', async () => {
  const id = await attended();
  const stay = await textOf(id);
  expect(stay).toContain('ODETE BELA');
  expect(stay).toContain('das 08:10 às 09:25');
  expect(stay).toContain('RENATA RECEPCAO');
  expect(await textOf(id, { period: 'vespertino' })).toContain('no período vespertino');
  const told = { period: 'horario', from: '07:50', to: '10:00', companion: 'LINA ROCHA', paper: 'A5' };
  expect(await textOf(id, told)).toContain('das 07:50 às 10:00, acompanhado(a) de LINA ROCHA.');
});

test('a stay that ends on another day tells both', async () => {
  const id = await attended();
  await sql`update list_entry set day = '2026-11-21', arrived_at = '2026-11-21 02:39'::timestamp at time zone time_zone,
      attended_at = '2026-11-22 22:39'::timestamp at time zone time_zone where id = ${id}`.execute(
    clinic.installation.platform.db,
  );
  expect(await textOf(id)).toContain(
    'compareceu a esta unidade de saúde de 21/11/2026, 02:39, a 22/11/2026, 22:39.',
  );
  expect(await textOf(id, { period: 'noturno' })).toContain('em 21/11/2026, no período noturno');
});

test('hours that are missing or turned around are refused by their fields', async () => {
  const id = await attended();
  const refused = async (declared: object) => {
    const { status, body } = await ask(id, declared);
    return [status, body.fields?.map(({ path }) => path)];
  };
  expect(await refused({ period: 'horario' })).toEqual([422, ['from', 'to']]);
  expect(await refused({ period: 'horario', from: '10:00', to: '09:00' })).toEqual([422, ['to']]);
});

test('nobody declares before anything was done, and the list offers it only after', async () => {
  const { entryId } = await clinic.arrive();
  const { status, body } = await ask(entryId);
  expect([status, body.code]).toEqual([409, 'not-attended']);
  const offered = async (id: string) =>
    (await clinic.list({ statuses: ['aguardando', 'em-atendimento', 'realizado'] })).rows
      .find((entry) => entry.id === id)
      ?.actions.includes('declare');
  expect(await offered(entryId)).toBe(false);
  await clinic.start(clinic.physician, entryId);
  expect(await offered(entryId)).toBe(true);
  expect(await offered(await attended())).toBe(true);
});
