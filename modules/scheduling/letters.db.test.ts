import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildLotacao, buildPerson, giveProfiles, signedIn } from '#apps/installation/testing-people';
import { startMailServer } from '#modules/settings/test/mail-server';
import { sql } from '#platform/db/database';
import { smtpServer } from '#platform/mail/settings';
import { writeSetting } from '#platform/settings/settings';
import { type AgendaDesk, AT_14_27, MONDAY, openAgendaDesk, TUESDAY } from './test/agenda-desk.ts';

let desk: AgendaDesk;
let mail: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  desk = await openAgendaDesk({ worker: true });
  mail = await startMailServer('pec', 'senha');
  await desk.goTo(AT_14_27);
});
afterAll(async () => {
  await desk.close();
  await mail.close();
});

const platform = () => desk.fixture.installation.platform;
const serve = () =>
  writeSetting(
    platform(),
    platform().db,
    smtpServer,
    {
      host: '127.0.0.1',
      port: mail.port,
      requireTls: false,
      login: 'pec',
      password: 'senha',
      sender: 'ubs@exemplo.org',
      enabled: true,
      tested: null,
    },
    AT_14_27,
  );

/** The only letter to an address, its lines whole again (RFC 2045, quoted-printable). */
async function letterTo(email: string): Promise<{ from: string; text: string }> {
  const found = () => mail.letters.filter(({ to }) => to.includes(email));
  await vi.waitFor(() => expect(found()).toHaveLength(1), 30_000);
  const { from = '', text = '' } = found()[0] ?? {};
  return { from, text: text.replaceAll('=\r\n', '') };
}

async function colleagueWith(email: string, cbo?: string): Promise<string> {
  const id = await desk.colleague(cbo);
  await sql`update professional set email = ${email}
    where id = (select professional_id from lotacao where id = ${id})`.execute(platform().db);
  return id;
}

test('CIT-21 without a mail server nothing is promised; with one the slip goes to the address, corrected while booking', async () => {
  const lotacaoId = await desk.colleague();
  const citizenId = await desk.citizen({ name: 'ODETE FARIAS', socialName: 'ODETE BELA', email: '' });
  const book = (start: string, more: object = {}) =>
    desk.book({ lotacaoId, citizenId, start, notes: 'Resultado do exame', ...more });
  expect((await book('15:00', { email: 'errado@exemplo.org' })).body.mailed).toBe(false);
  await serve();
  expect((await book('15:20', { email: 'odete@exemplo.org' })).body.mailed).toBe(true);
  const { from, text } = await letterTo('odete@exemplo.org');
  expect(from).toBe('ubs@exemplo.org');
  for (const told of ['Odete Bela', '23/11/2026', '15:20', 'Colega 225142']) expect(text).toContain(told);
  // Letters travel openly: why somebody comes is not told, nor the name of before.
  for (const kept of ['Farias', 'Resultado']) expect(text).not.toContain(kept);
  expect(mail.letters.map(({ to }) => to)).toEqual([['odete@exemplo.org']]);
});

test('CIT-21 off the unit the letter tells where; moved, another one tells the new time', async () => {
  await serve();
  const lotacaoId = await desk.colleague();
  const citizenId = await desk.citizen({ name: 'CLEIDE PRADO', email: 'cleide@exemplo.org' });
  const { body } = await desk.book({ lotacaoId, citizenId, start: '16:20', place: 'domicilio' });
  expect((await letterTo('cleide@exemplo.org')).text).toContain('Fora da unidade: Domic');
  mail.letters.length = 0;
  await desk.change(body.id, { version: body.version, notes: 'jejum' });
  await desk.change(body.id, { version: body.version + 1, start: '16:40' });
  expect((await letterTo('cleide@exemplo.org')).text).toContain('16:40');
  mail.letters.length = 0;
});

test('CIT-13 a death tells each professional by one letter of the times that are free', async () => {
  await serve();
  const [doctor, nurse] = [
    await colleagueWith('medica@exemplo.org'),
    await colleagueWith('enfermeira@exemplo.org', '223505'),
  ];
  const citizenId = await desk.citizen({ name: 'LIVIA MORAES', email: '' });
  for (const [lotacaoId, day, start] of [
    [doctor, MONDAY, '16:00'],
    [doctor, TUESDAY, '09:20'],
    [nurse, TUESDAY, '10:00'],
  ]) {
    expect((await desk.book({ lotacaoId, citizenId, day, start })).status).toBe(201);
  }
  const { installation, here } = desk.fixture;
  const person = await buildPerson(installation, { name: 'COORDENADORA' });
  const at = { person, municipality: here.municipality, unitId: here.unitId, cbo: '131210' };
  await giveProfiles(installation, await buildLotacao(installation, at), ['coordenador-ubs']);
  const coordinator = await signedIn(installation, person);
  const { version } = (await coordinator.call<{ version: number }>('GET', `/citizens/${citizenId}`)).body;
  const death = await coordinator.call('POST', `/citizens/${citizenId}/death`, { diedOn: MONDAY, version });
  expect(death.status).toBe(200);
  const [first, second] = [await letterTo('medica@exemplo.org'), await letterTo('enfermeira@exemplo.org')];
  for (const told of ['23/11/2026', '16:00', '24/11/2026', '09:20']) expect(first.text).toContain(told);
  expect(first.text).not.toContain('10:00');
  expect(second.text).toContain('10:00');
  for (const { text } of [first, second]) expect(text).not.toMatch(/Livia|Moraes/i);
});
