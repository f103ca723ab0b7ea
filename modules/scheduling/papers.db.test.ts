import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#platform/db/database';
import { pdfFonts, pdfPages, pdfText } from '#platform/testing/pdf-text';
import { type AgendaDesk, AT_14_27, MONDAY, openAgendaDesk } from './test/agenda-desk.ts';

let desk: AgendaDesk;
beforeAll(async () => {
  desk = await openAgendaDesk();
  await desk.goTo(AT_14_27);
});
afterAll(() => desk.close());

async function pdf(path: string): Promise<Buffer> {
  const { app } = desk.fixture.installation;
  const answer = await app.inject({
    url: `/api${path}`,
    headers: { cookie: `pec_session=${desk.client.cookie()}` },
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  return answer.rawPayload;
}

test('CIT-21 the slip tells citizen, day, weekday, address of the unit and professional, on A4 and on the roll', async () => {
  const { unitId } = desk.fixture.here;
  await sql`update unit set address = '{"streetType":"Rua","street":"das Acácias","number":"45","district":"Centro"}',
    phone1 = '4833330000' where id = ${unitId}`.execute(desk.fixture.installation.platform.db);
  const lotacaoId = await desk.colleague();
  const citizenId = await desk.citizen({
    name: 'ODETE FARIAS',
    socialName: 'ODETE BELA',
    birthDate: '1960-11-24',
  });
  const { body } = await desk.book({ lotacaoId, citizenId, start: '15:00' });
  for (const [paper, width] of [
    ['A4', 595],
    ['roll', 227],
  ] as const) {
    const file = await pdf(`/appointments/${body.id}/slip.pdf?paper=${paper}`);
    const text = pdfText(file).replaceAll('\n', ' ');
    for (const told of [
      'ODETE BELA',
      'segunda-feira, 23/11/2026, às 15:00',
      'Rua das Acácias',
      '65 anos',
      'COLEGA 225142',
    ]) {
      expect([paper, text.includes(told) ? told : text]).toEqual([paper, told]);
    }
    expect(text).not.toContain('FARIAS');
    expect(pdfFonts(file).missing).toEqual([]);
    expect(Math.round(pdfPages(file)[0]?.size[0] ?? 0)).toBe(width);
  }
  expect((await desk.reserve({ lotacaoId, start: '16:00', end: '16:20' })).status).toBe(201);
  const day = pdfText(await pdf(`/lotacoes/${lotacaoId}/agenda-day.pdf?day=${MONDAY}`)).replaceAll('\n', ' ');
  expect(day).toContain('ODETE BELA, 65 anos');
  for (const told of ['24/11/1960', 'Feminino', 'Reserva: Reunião']) expect(day).toContain(told);
  expect(day).not.toContain('reuniao');
});

test('CIT-21 a cancelled appointment has no slip', async () => {
  const [lotacaoId, citizenId] = [await desk.colleague(), await desk.citizen()];
  const { body } = await desk.book({ lotacaoId, citizenId, start: '15:40' });
  await desk.cancel(body.id);
  expect((await desk.client.call('GET', `/appointments/${body.id}/slip.pdf`)).status).toBe(409);
});

test('an appointment of two professionals without citizen has no slip', async () => {
  const [host, guest] = [await desk.colleague(), await desk.colleague('223505')];
  const { body } = await desk.book({ lotacaoId: host, guestLotacaoId: guest, start: '16:00' });
  expect((await desk.client.call('GET', `/appointments/${body.id}/slip.pdf`)).status).toBe(404);
});
