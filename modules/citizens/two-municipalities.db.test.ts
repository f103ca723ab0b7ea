import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  giveProfiles,
  signedIn,
} from '#apps/installation/testing-people';
import { type Desk, openDesk, register } from './test/desk.ts';

let desk: Desk;
let elsewhere: Client;
beforeAll(async () => {
  desk = await openDesk();
  const { installation } = desk;
  const municipality = await buildMunicipality(installation, '3550308', 'OUTRA CIDADE');
  const unitId = await buildUnit(installation, municipality, '2077485');
  const person = await buildPerson(installation, { name: 'RECEPCAO DE LA' });
  const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '422105' });
  await giveProfiles(installation, lotacao, ['recepcao']);
  elsewhere = await signedIn(installation, person);
}, 60_000);
afterAll(() => desk.close());

test('ADM-E06 a citizen registered in one municipality is found, read and changed in the other', async () => {
  const id = await register(desk.reception, {
    name: 'OTACILIA BRANDAO',
    team: { automatic: false, teamId: desk.teams[0] },
  });
  const found = await elsewhere.call<{ rows: Array<{ id: string }> }>('POST', '/citizens/search', {
    text: 'otacilia brandao',
  });
  expect(found.body.rows.map((row) => row.id)).toEqual([id]);
  const seen = await elsewhere.call<{ name: string; team: { id: string } }>('GET', `/citizens/${id}`);
  expect(seen.body).toMatchObject({ name: 'OTACILIA BRANDAO', team: { id: desk.teams[0] } });
  const changed = await elsewhere.call('PUT', `/citizens/${id}/sharing`, { refused: true, version: 1 });
  expect(changed.status).toBe(200);
});

test('teams stay with their municipality: those of another are neither offered nor linked', async () => {
  const id = await register(desk.reception);
  const offered = await elsewhere.call<{ teams: unknown[] }>('GET', '/citizen-team-choices');
  expect(offered.body.teams).toEqual([]);
  const link = { automatic: false, teamId: desk.teams[1], version: 1 };
  const refused = await elsewhere.call<{ code: string }>('PUT', `/citizens/${id}/team`, link);
  expect([refused.status, refused.body.code]).toEqual([422, 'registration-invalid']);
});
