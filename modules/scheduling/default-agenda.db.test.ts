import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality, buildPerson, grant, signedIn } from '#apps/installation/testing-people';
import { type Agenda, standardAgenda } from './contract/agenda.ts';

const PATH = '/municipalities/4205407/default-agenda';

describe('default agenda', () => {
  let installation: TestInstallation;
  let responsible: Client;
  let neighbour: Client;
  beforeAll(async () => {
    installation = await startTestInstallation({ worker: false });
    const clients: Client[] = [];
    for (const ibge of ['4205407', '3550308']) {
      const person = await buildPerson(installation);
      await grant(installation, person, 'municipal-admin', await buildMunicipality(installation, ibge));
      clients.push(await signedIn(installation, person));
    }
    [responsible, neighbour] = clients as [Client, Client];
  });
  afterAll(() => installation.close());

  const read = async (client = responsible) => (await client.call<Agenda>('GET', PATH)).body;
  const save = (agenda: unknown) =>
    responsible.call<{ code: string; fields: { path: string }[] }>('PUT', PATH, agenda);

  it('ADM-R02 is 08–12 and 13–17 from Monday to Friday, 20 minutes, until the municipality saves its own', async () => {
    expect(await read()).toEqual(standardAgenda());
    const own: Agenda = { ...standardAgenda(), duration: 15 };
    own.days.saturday = [
      { start: '08:00', end: '12:00' },
      { start: '', end: '' },
    ];
    expect((await save(own)).status).toBe(200);
    own.days.saturday.pop();
    expect(await read()).toEqual(own);
    expect((await neighbour.call('GET', PATH)).status).toBe(404);
  });

  it('ADM-R03 refuses a duration of zero or that is no number', async () => {
    const before = await read();
    for (const duration of [0, -5, 'vinte', 20.5, null]) {
      const answer = await save({ ...standardAgenda(), duration });
      expect([answer.status, answer.body.fields.map(({ path }) => path)]).toEqual([400, ['duration']]);
    }
    expect(await read()).toEqual(before);
  });

  it('refuses half a period, Entrada after Saída and overlap, on the field, and a fifth period', async () => {
    const before = await read();
    const agenda = standardAgenda();
    agenda.days.monday = [{ start: '08:00', end: '' }];
    agenda.days.tuesday = [{ start: '12:00', end: '08:00' }];
    agenda.days.friday = [
      { start: '08:00', end: '12:00' },
      { start: '11:00', end: '13:00' },
    ];
    const answer = await save(agenda);
    expect([answer.status, answer.body.code]).toEqual([422, 'agenda-invalid']);
    expect(answer.body.fields.map(({ path }) => path)).toEqual([
      'days.monday.0.end',
      'days.tuesday.0.end',
      'days.friday.1.start',
    ]);
    const five = standardAgenda();
    five.days.monday = Array.from({ length: 5 }, (_, hour) => ({ start: `0${hour}:00`, end: `0${hour}:30` }));
    expect((await save(five)).status).toBe(400);
    expect(await read()).toEqual(before);
  });
});
