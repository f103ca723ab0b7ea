import { dayText } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf, sql } from '#platform/db/database';
import { pdfText } from '#platform/testing/pdf-text';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

/** The next appointment, booked with the end of an encounter. */

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
  await sql`update lotacao set agenda = 'padrao'`.execute(clinic.installation.platform.db);
});
afterAll(() => clinic.close());

type Slot = { lotacaoId: string; day: string; start: string };
/** The first free slot of the physician. */
async function freeSlot(): Promise<Slot> {
  const { body } = await clinic.physician.call<{ slots: Slot[] }>(
    'GET',
    `/next-slots?lotacaoId=${clinic.physicianLotacao}&limit=1`,
  );
  const [first] = body.slots;
  if (!first) throw new Error('no free slot');
  return { lotacaoId: first.lotacaoId, day: first.day, start: first.start };
}

async function begin() {
  const { citizenId, entryId } = await clinic.arrive();
  const { body } = await clinic.start(clinic.physician, entryId);
  return { citizenId, id: body.id };
}
const withNext = (next: object) => ({ ...VISIT, end: { ...VISIT.end, next } });
const bookedOf = (citizenId: string) =>
  rowsOf<{ status: string; notes: string }>(
    clinic.installation.platform.db,
    sql`select status, notes from appointment where citizen_id = ${citizenId}`,
  );

test('what the end says of people and of its consultation is kept by name, for page and paper', async () => {
  const { citizenId, id } = await begin();
  const slot = await freeSlot();
  const stays = { lotacaoId: clinic.nurseLotacao, teamId: clinic.teams[0], serviceTypes: [] };
  const content = { ...VISIT, end: { ...VISIT.end, next: slot, stays } };
  const done = await clinic.finish(clinic.physician, id, content);
  expect([done.status, done.text]).toEqual([200, expect.any(String)]);
  const justification = 'Revisão do caso';
  await clinic.physician.call('POST', `/citizens/${citizenId}/openings`, { justification });
  const answer = await clinic.installation.app.inject({
    url: `/api/citizens/${citizenId}/history.pdf?encounters=${id}`,
    headers: { cookie: `pec_session=${clinic.physician.cookie()}` },
  });
  const text = pdfText(answer.rawPayload).replaceAll('\n', ' ');
  for (const told of [
    'Procedimento administrativo: Consulta medica em atenção primária (0301010064)',
    `Consulta agendada: ${dayText(slot.day)}, ${slot.start}, com Paulo Henrique Duarte`,
    'Desfecho: Mantido na lista de atendimentos, Joana Nunes, ESF 1',
    'Local de atendimento',
  ]) {
    expect([told, text.includes(told) ? told : text]).toEqual([told, told]);
  }
});

describe('the next appointment', () => {
  test('is booked with the end, and the end tells it', async () => {
    const { citizenId, id } = await begin();
    expect(await bookedOf(citizenId)).toEqual([]);
    const slot = await freeSlot();
    const done = await clinic.finish(clinic.physician, id, withNext({ ...slot, notes: 'Trazer os exames.' }));
    expect([done.status, done.body.next]).toMatchObject([200, { day: slot.day, start: slot.start }]);
    expect(await bookedOf(citizenId)).toEqual([{ status: 'agendado', notes: 'Trazer os exames.' }]);
    expect(await freeSlot()).not.toEqual(slot);
  });

  test('a slot that another took meanwhile ends nothing, and the next free one is told', async () => {
    const { citizenId, id } = await begin();
    const slot = await freeSlot();
    const other = await begin();
    expect((await clinic.finish(clinic.physician, other.id, withNext(slot))).status).toBe(200);
    const refused = await clinic.finish(clinic.physician, id, withNext(slot));
    expect([refused.status, refused.body.code]).toEqual([409, 'slot-taken']);
    expect(refused.text).toContain('"next":{');
    expect(await bookedOf(citizenId)).toEqual([]);
    const still = await clinic.physician.call<{ encounter: { state: string } }>('GET', `/encounters/${id}`);
    expect(still.body.encounter.state).toBe('aberto');
    expect((await clinic.finish(clinic.physician, id, withNext(await freeSlot()))).status).toBe(200);
  });

  test('is of profiles that book: of another the end is refused', async () => {
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(clinic.technician, entryId)).body;
    const may = await clinic.technician.call<{ rights: { book: boolean } }>('GET', `/encounters/${id}`);
    const content = { objective: VISIT.objective, end: { next: await freeSlot() } };
    const refused = await clinic.finish(clinic.technician, id, content);
    expect([may.body.rights.book, refused.status]).toEqual([false, 403]);
    expect(refused.body.detail).toBe('Seu perfil não marca agendamentos. Retire o retorno para finalizar.');
  });
});
