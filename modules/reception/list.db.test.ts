import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildMunicipality, buildUnit, giveProfiles } from '#apps/installation/testing-people';
import { register } from '#modules/citizens/test/desk';
import { sql } from '#platform/db/database';
import type { ToConfirm } from './contract.ts';
import type { Entry } from './contract/parts.ts';
import { type Front, openFront, type Problem, toldOf, TYPES } from './test/front.ts';

let front: Front;
beforeAll(async () => {
  front = await openFront();
});
afterAll(() => front.close());
beforeEach(async () => {
  await sql`delete from list_entry`.execute(front.installation.platform.db);
});

const put = (id: string, change: object) =>
  front.reception.call<Entry & Problem>('PUT', `/list-entries/${id}`, change);
const setStatus = (id: string, status: string) =>
  sql`update list_entry set status = ${status}, held_by = case when ${status} like 'em-%' then ${front.nurseLotacao}::uuid end
    where id = ${id}`.execute(front.installation.platform.db);

test('who comes is on the list with the hour of arrival, the next ticket and all that the desk chose', async () => {
  const citizen = await register(front.reception, { name: 'ODETE FARIAS', socialName: 'DETE' });
  const first = await front.add(await register(front.reception));
  const { status, body } = await front.add(citizen, {
    lotacaoId: front.nurseLotacao,
    teamId: front.teams[0],
    serviceTypes: [TYPES.vaccine],
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    status: 'aguardando',
    version: 1,
    ticket: first.body.ticket + 1,
    citizen: { id: citizen, name: 'DETE', civilName: 'ODETE FARIAS', deceased: false, active: true },
    serviceTypes: [{ id: TYPES.vaccine, name: 'Vacina' }],
    lotacao: { id: front.nurseLotacao, professional: 'IVAN TELES' },
    team: { id: front.teams[0], name: 'ESF 1' },
    risk: null,
    heldBy: null,
    lastCall: null,
  });
  expect((await front.list()).rows).toEqual([first.body, body]);
  expect(await toldOf(front, body.id)).toEqual(['reception.entry-added']);
});

test('ENC-01 without filters the list shows who is not finished today; counts tell of the others', async () => {
  const ids: string[] = [];
  for (const status of ['aguardando', 'em-atendimento', 'realizado', 'nao-aguardou']) {
    const { body } = await front.add(await register(front.reception));
    await setStatus(body.id, status);
    ids.push(body.id);
  }
  const list = await front.list();
  expect(list.rows.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect(list.total).toEqual({ count: 2, capped: false });
  expect(list.counts).toEqual({
    aguardando: 1,
    'em-atendimento': 1,
    'em-escuta': 0,
    realizado: 1,
    'nao-aguardou': 1,
  });
  const asked = await front.list({ statuses: ['realizado', 'nao-aguardou'] });
  expect(asked.rows.map(({ id }) => id)).toEqual(ids.slice(2));
  expect(list.rows[1]?.heldBy).toEqual({ professional: 'IVAN TELES', own: false });
});

test('ENC-02 who is on the list is marked in the search of people, and added again only once confirmed', async () => {
  const [here, other] = [await register(front.reception), await register(front.reception)];
  const { body: entry } = await front.add(here);
  const found = await front.reception.call<{ rows: Array<{ citizenId: string; listed: object[] }> }>(
    'POST',
    '/list-entries/arrivals',
    { citizenIds: [here, other] },
  );
  const listed = [{ id: entry.id, status: 'aguardando', arrivedAt: entry.arrivedAt, time: entry.time }];
  expect(found.body.rows).toEqual([
    { citizenId: here, listed, appointments: [] },
    { citizenId: other, listed: [], appointments: [] },
  ]);
  const again = await front.add(here);
  expect([again.status, again.body.code, again.body.data]).toEqual([
    409,
    'arrival-to-confirm',
    { doubts: ['listed'], listed, diedOn: null },
  ]);
  expect((await front.add(here, { confirmed: ['listed'] })).status).toBe(201);
  expect((await front.list()).rows).toHaveLength(2);
});

test('ENC-02 two desks that add one person at once: one does, the other is told', async () => {
  const citizen = await register(front.reception);
  const answers = await Promise.all([front.add(citizen), front.add(citizen, {}, front.coordinator)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
});

test('an arrival sent again over a bad link is one arrival', async () => {
  const citizen = await register(front.reception);
  const send = () =>
    front.reception.call<Entry>(
      'POST',
      '/list-entries',
      { citizenId: citizen, lotacaoId: null, teamId: null, serviceTypes: [] },
      { headers: { 'idempotency-key': 'f0d9a1a4-6f1b-4f4e-9d7e-2f7f3c1f0c11' } },
    );
  const [first, second] = [await send(), await send()];
  expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
  expect((await front.list()).rows).toHaveLength(1);
});

test('a dead and an inactive citizen are told of before they are added; one that was joined is the one that stays', async () => {
  const { db } = front.installation.platform;
  const dead = await register(front.reception);
  await sql`update citizen set deceased = true, died_on = '2026-10-01' where id = ${dead}`.execute(db);
  const refused = await front.add(dead);
  expect([refused.status, (refused.body.data as ToConfirm | undefined)?.doubts]).toEqual([409, ['deceased']]);
  expect((refused.body.data as ToConfirm | undefined)?.diedOn).toBe('2026-10-01');
  const kept = await front.add(dead, { confirmed: ['deceased'] });
  expect([kept.status, kept.body.citizen.deceased]).toEqual([201, true]);
  const inactive = await register(front.reception);
  await sql`update citizen set status = 'inactive', inactivated_at = now() where id = ${inactive}`.execute(
    db,
  );
  expect(((await front.add(inactive)).body.data as ToConfirm | undefined)?.doubts).toEqual(['inactive']);
  const [survivor, joined] = [await register(front.reception), await register(front.reception)];
  await sql`update citizen set status = 'merged', merged_into = ${survivor} where id = ${joined}`.execute(db);
  expect((await front.add(joined)).body.citizen.id).toBe(survivor);
  expect((await front.add('0190a6b2-0000-7000-8000-000000000001')).status).toBe(404);
});

test('ADM-H05 a type of service that the unit withdrew is neither offered nor taken, and stays where it was', async () => {
  const choices = async () =>
    (
      await front.reception.call<{ serviceTypes: Array<{ id: string; vaccination: boolean }> }>(
        'GET',
        '/list-entries/choices',
      )
    ).body.serviceTypes;
  const { body: entry } = await front.add(await register(front.reception), {
    serviceTypes: [TYPES.dressing],
  });
  expect((await choices()).filter(({ vaccination }) => vaccination).map(({ id }) => id)).toEqual([
    TYPES.vaccine,
  ]);
  const path = `/units/${front.unitId}/service-types/${TYPES.dressing}`;
  expect((await front.coordinator.call('PUT', path, { active: false })).status).toBe(200);
  expect((await choices()).map(({ id }) => id)).not.toContain(TYPES.dressing);
  const refused = await front.add(await register(front.reception), { serviceTypes: [TYPES.dressing] });
  expect([refused.status, refused.body.fields?.[0]?.path]).toEqual([422, 'serviceTypes']);
  const changed = await put(entry.id, {
    version: 1,
    lotacaoId: null,
    teamId: null,
    serviceTypes: [TYPES.dressing, TYPES.vaccine],
  });
  expect(changed.body.serviceTypes.map(({ name }) => name)).toEqual(['Curativo', 'Vacina']);
  await front.coordinator.call('PUT', path, { active: true });
});

test('of two desks that change or exclude the same entry the second is told what the first did; nothing is lost', async () => {
  const { body: entry } = await front.add(await register(front.reception));
  const change = { version: 1, lotacaoId: null, teamId: front.teams[1], serviceTypes: [TYPES.dressing] };
  const answers = await Promise.all([
    put(entry.id, change),
    put(entry.id, { ...change, teamId: front.teams[0] }),
  ]);
  const late = answers.find(({ status }) => status === 409);
  const done = answers.find(({ status }) => status === 200);
  expect([late?.body.code, late?.body.data?.['entry']]).toEqual(['entry-changed', done?.body]);
  const path = (version: number) => `/list-entries/${entry.id}?version=${version}`;
  expect((await front.coordinator.call('DELETE', path(1))).status).toBe(409);
  expect((await front.coordinator.call('DELETE', path(2))).status).toBe(204);
  const gone = await front.reception.call<Problem>('DELETE', path(2));
  expect([gone.status, gone.body.detail]).toEqual([
    404,
    expect.stringContaining('Outra pessoa pode tê-lo excluído'),
  ]);
  expect(await toldOf(front, entry.id)).toEqual([
    'reception.entry-added',
    'reception.entry-changed',
    'reception.entry-excluded',
  ]);
});

test('ENC-09 what was started is neither edited nor excluded', async () => {
  const { body: entry } = await front.add(await register(front.reception));
  await setStatus(entry.id, 'em-atendimento');
  const change = { version: 1, lotacaoId: null, teamId: null, serviceTypes: [] };
  expect((await put(entry.id, change)).body.code).toBe('entry-not-waiting');
  const path = `/list-entries/${entry.id}?version=1`;
  expect((await front.reception.call<Problem>('DELETE', path)).body.code).toBe('entry-started');
  await setStatus(entry.id, 'aguardando');
  await sql`update list_entry set listened_at = now() where id = ${entry.id}`.execute(
    front.installation.platform.db,
  );
  expect((await front.reception.call<Problem>('DELETE', path)).body.code).toBe('entry-started');
  expect((await put(entry.id, { ...change, teamId: front.teams[0] })).status).toBe(200);
});

test('ENC-10 who did not wait and came back waits again, with the same hour of arrival', async () => {
  const { body: entry } = await front.add(await register(front.reception));
  const act = (what: string, version: number) =>
    front.reception.call<Entry & Problem>('POST', `/list-entries/${entry.id}/${what}`, { version });
  const left = await act('not-waited', 1);
  expect([left.body.status, left.body.actions]).toEqual(['nao-aguardou', ['returned', 'exclude']]);
  expect((await act('returned', 1)).body.code).toBe('entry-changed');
  const back = await act('returned', 2);
  expect(back.body).toEqual({ ...entry, version: 3 });
  expect((await act('returned', 3)).body.code).toBe('entry-is-here');
});

test('CIT-19 what each may do of an entry: the desk adds and never attends, an agent only looks', async () => {
  const { body: entry } = await front.add(await register(front.reception), { serviceTypes: [TYPES.vaccine] });
  expect(entry.actions).toEqual(['call', 'not-waited', 'edit', 'exclude']);
  const agent = await front.join('acs-agente-comunitario-de-saude');
  expect((await front.list({}, agent)).rows.map(({ actions }) => actions)).toEqual([[]]);
  expect((await front.list({}, front.nurse)).rows[0]?.actions).toEqual([
    'attend',
    'vaccinate',
    'call',
    'not-waited',
    'edit',
    'exclude',
  ]);
  const citizen = await register(front.reception);
  expect((await front.add(citizen, {}, agent)).status).toBe(403);
  expect((await agent.call('DELETE', `/list-entries/${entry.id}?version=1`)).status).toBe(403);
  expect((await agent.call('POST', `/list-entries/${entry.id}/calls`, { room: '1', calls: 0 })).status).toBe(
    403,
  );
  for (const care of ['escuta', 'atendimento']) {
    const attended = await front.reception.call('POST', '/encounters', { entryId: entry.id, care });
    expect(attended.status).toBe(403);
  }
  const listener = await front.join('escuta-inicial');
  expect((await front.list({}, listener)).rows[0]?.actions).toEqual(['listen', 'call', 'not-waited']);
});

test('all filters hold together, within one any; a name, a number or a birth date finds', async () => {
  const lia = await register(front.reception, { name: 'LIA MORAES TAVARES', birthDate: '1991-05-04' });
  const jose = await register(front.reception, {
    name: 'JOSE PIMENTA',
    socialName: 'ZECA',
    birthDate: '1960-06-07',
  });
  const first = (await front.add(lia, { teamId: front.teams[0], serviceTypes: [TYPES.dressing] })).body;
  const second = (
    await front.add(jose, {
      lotacaoId: front.nurseLotacao,
      teamId: front.teams[1],
      serviceTypes: [TYPES.dressing, TYPES.vaccine],
    })
  ).body;
  const found = async (filters: object, client = front.reception) =>
    (await front.list(filters, client)).rows.map(({ id }) => id);
  expect(await found({ serviceTypes: [TYPES.dressing] })).toEqual([first.id, second.id]);
  expect(await found({ serviceTypes: [TYPES.vaccine] })).toEqual([second.id]);
  expect(await found({ serviceTypes: [TYPES.dressing], teams: [front.teams[0]] })).toEqual([first.id]);
  expect(await found({ lotacoes: [front.nurseLotacao], teams: [front.teams[0]] })).toEqual([]);
  expect(await found({ own: true }, front.nurse)).toEqual([second.id]);
  expect(await found({ scheduled: true })).toEqual([]);
  expect(await found({ text: 'moraes li' })).toEqual([first.id]);
  expect(await found({ text: 'zeca' })).toEqual([second.id]);
  expect(await found({ text: '07/06/1960' })).toEqual([second.id]);
  expect(await found({ text: '31/02/1960' })).toEqual([]);
  expect(await found({ text: '100%' })).toEqual([]);
  const { body: person } = await front.reception.call<{ cpf: string }>('GET', `/citizens/${lia}`);
  expect(await found({ text: person.cpf })).toEqual([first.id]);
  expect(await found({ order: 'chegada-desc' })).toEqual([second.id, first.id]);
  const { db } = front.installation.platform;
  await sql`update list_entry set risk = 'verde' where id = ${second.id}`.execute(db);
  expect(await found({})).toEqual([second.id, first.id]);
  await sql`update list_entry set risk = 'vermelho' where id = ${first.id}`.execute(db);
  expect(await found({})).toEqual([first.id, second.id]);
});

test('how somebody filters is kept for the next time, of each lotação its own', async () => {
  const filters = {
    statuses: ['aguardando'],
    unfinished: false,
    own: true,
    serviceTypes: [TYPES.vaccine],
    scheduled: true,
    teams: [],
    lotacoes: [],
    order: 'chegada',
  };
  const kept = async (client = front.reception) =>
    (await client.call<{ filters: unknown }>('GET', '/list-entries/choices')).body.filters;
  expect(await kept()).toBeNull();
  expect((await front.reception.call('PUT', '/list-entries/filters', { filters })).status).toBe(200);
  expect([await kept(), await kept(front.nurse)]).toEqual([filters, null]);
  await front.reception.call('PUT', '/list-entries/filters', { filters: null });
  expect(await kept()).toBeNull();
});

test('another unit, of this municipality or of another, sees and reaches nothing', async () => {
  const { body: entry } = await front.add(await register(front.reception), {
    serviceTypes: [TYPES.dressing],
  });
  const { installation, municipality } = front;
  const { buildLotacao, buildPerson, signedIn } = await import('#apps/installation/testing-people');
  const elsewhere = await buildMunicipality(installation, '3550308', 'VALE FUNDO');
  for (const [place, cnes] of [
    [municipality, '2077485'],
    [elsewhere, '2077493'],
  ] as const) {
    const unitId = await buildUnit(installation, place, cnes);
    const person = await buildPerson(installation);
    const lotacaoId = await buildLotacao(installation, {
      person,
      municipality: place,
      unitId,
      cbo: '223505',
    });
    await giveProfiles(installation, lotacaoId, ['coordenador-ubs', 'recepcao']);
    const client = await signedIn(installation, person);
    expect((await front.list({}, client)).rows).toEqual([]);
    const path = `/list-entries/${entry.id}`;
    const change = { version: 1, lotacaoId: null, teamId: null, serviceTypes: [] };
    expect((await client.call('PUT', path, change)).status).toBe(404);
    expect((await client.call('DELETE', `${path}?version=1`)).status).toBe(404);
    expect((await client.call('POST', `${path}/not-waited`, { version: 1 })).status).toBe(404);
    expect((await client.call('POST', `${path}/calls`, { room: '1', calls: 0 })).status).toBe(404);
    expect((await client.call('GET', `/units/${front.unitId}/call-panel`)).status).toBe(404);
    const citizen = await register(client);
    expect((await front.add(citizen, { lotacaoId: front.nurseLotacao }, client)).status).toBe(422);
    expect((await front.add(citizen, { teamId: front.teams[0] }, client)).status).toBe(422);
    expect((await front.add(citizen, {}, client)).body.ticket).toBe(1);
  }
  expect((await front.list()).rows).toEqual([entry]);
});
