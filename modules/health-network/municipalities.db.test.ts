import { generateCpf } from '@pec-aberto/brazil';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildPerson, signedIn, signedInInstaller, type TestPerson } from '#apps/installation/testing-people';
import type { Responsible } from './server/municipality-queries.ts';

let installation: TestInstallation;
let installer: Client;
let clara: TestPerson;

const PATH = '/municipality-responsibles';
const FLORIANOPOLIS = '4205407';
const BLUMENAU = '4202404';
const RIO_BRANCO = '1200401';

beforeAll(async () => {
  installation = await startTestInstallation();
  installer = await signedInInstaller(installation);
  clara = await buildPerson(installation, { name: 'CLARA NUNES PRADO' });
});
afterAll(() => installation.close());

const add = (body: Record<string, string>) =>
  installer.call<Responsible & { code: string }>('POST', PATH, body);
const list = async (query = '') => {
  const answer = await installer.call<{ rows: Responsible[] }>('GET', `${PATH}?${query}`);
  expect(answer.status).toBe(200);
  return answer.body.rows;
};
const names = (rows: Responsible[]) => rows.map((row) => row.municipality.name);

describe('municipalities and responsibles', () => {
  test('ADM-E01 adding one with a professional of the base enables him and gives the access', async () => {
    const added = await add({ ibge: FLORIANOPOLIS, professionalId: clara.id });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      municipality: { ibge: FLORIANOPOLIS, name: 'Florianópolis', uf: 'SC', timeZone: 'America/Sao_Paulo' },
      professional: { name: 'CLARA NUNES PRADO' },
      enabled: true,
      inactivatedAt: null,
    });
    expect(added.body.addedAt.slice(0, 10)).toBe(installation.clock.now().toISOString().slice(0, 10));
    const browser = await signedIn(installation, clara);
    const session = await browser.call<{ access: { kind: string } }>('GET', '/session');
    expect(session.body.access).toMatchObject({
      kind: 'municipal-admin',
      municipality: { ibge: FLORIANOPOLIS },
    });
  });

  test('ADM-E02 a second enabled responsible is refused with what to do', async () => {
    const second = await add({ ibge: FLORIANOPOLIS, cpf: generateCpf(77), name: 'José Pereira Lima' });
    expect(second).toMatchObject({ status: 409, body: { code: 'responsible-exists' } });
    expect(await list()).toHaveLength(1);
  });

  test('a responsible who is not in the base is entered by CPF and name', async () => {
    const added = await add({ ibge: RIO_BRANCO, cpf: generateCpf(77), name: 'José Pereira Lima' });
    expect(added.body).toMatchObject({
      professional: { name: 'JOSÉ PEREIRA LIMA' },
      municipality: { timeZone: 'America/Rio_Branco' },
    });
    // The same person again, for another municipality: found by CPF.
    const again = await add({ ibge: BLUMENAU, cpf: generateCpf(77), name: 'Outro Nome Qualquer' });
    expect(again.body.professional).toEqual(added.body.professional);
  });

  test.each([
    ['ibge-unknown', 'ibge', { ibge: '9999999', cpf: generateCpf(78), name: 'Ana Lima' }],
    ['cpf-invalid', 'cpf', { ibge: '3550308', cpf: '11111111111', name: 'Ana Lima' }],
    ['name-invalid', 'name', { ibge: '3550308', cpf: generateCpf(78), name: 'Ana' }],
  ])('%s is refused on its field and adds nothing', async (code, path, body) => {
    const before = (await list('showInactive=true')).length;
    const answer = await installer.call('POST', PATH, body);
    expect(answer).toMatchObject({ status: 422, body: { code, fields: [{ path }] } });
    expect(await list('showInactive=true')).toHaveLength(before);
    const municipalities = await installer.call<{ rows: unknown[] }>('GET', '/municipalities');
    expect(municipalities.body.rows).toHaveLength(3);
  });

  test('ADM-E04 the five columns sort and the search takes municipality or responsible', async () => {
    expect(names(await list())).toEqual(['Blumenau', 'Florianópolis', 'Rio Branco']);
    expect(names(await list('direction=desc'))).toEqual(['Rio Branco', 'Florianópolis', 'Blumenau']);
    expect((await list('sort=responsible')).map((row) => row.professional.name[0])).toEqual(['C', 'J', 'J']);
    expect(names(await list('sort=addedAt'))).toEqual(['Florianópolis', 'Rio Branco', 'Blumenau']);
    expect(names(await list('search=FLORIANO'))).toEqual(['Florianópolis']);
    expect(names(await list('search=jose'))).toEqual(['Blumenau', 'Rio Branco']);
    expect(await list('search=100%25')).toEqual([]);
  });

  test('ADM-E03 inactivating hides the row and takes the access away; enabling gives it back', async () => {
    const browser = await signedIn(installation, clara);
    const [row] = await list('search=clara');
    const off = await installer.call<Responsible>('PATCH', `${PATH}/${row?.id}`, { enabled: false });
    expect(off.body).toMatchObject({ enabled: false, inactivatedAt: expect.any(String) });
    expect(await list('search=clara')).toEqual([]);
    expect(await list('search=clara&showInactive=true')).toMatchObject([{ enabled: false }]);
    expect((await browser.call('GET', '/units')).status).toBe(403);
    expect((await list('sort=enabled&showInactive=true')).map((one) => one.enabled)).toEqual([
      false,
      true,
      true,
    ]);
    expect((await list('sort=inactivatedAt&showInactive=true&direction=desc'))[0]?.enabled).toBe(false);
    const on = await installer.call<Responsible>('PATCH', `${PATH}/${row?.id}`, { enabled: true });
    expect(on.body).toMatchObject({ enabled: true, inactivatedAt: null });
  });

  test('one whose place was taken cannot be enabled again', async () => {
    const [row] = await list('search=clara');
    await installer.call('PATCH', `${PATH}/${row?.id}`, { enabled: false });
    await add({ ibge: FLORIANOPOLIS, cpf: generateCpf(79), name: 'Rita Souza Melo' });
    const again = await installer.call('PATCH', `${PATH}/${row?.id}`, { enabled: true });
    expect(again).toMatchObject({ status: 409, body: { code: 'responsible-exists' } });
  });

  test('the time zone is corrected; one that does not exist is refused', async () => {
    const path = `/municipalities/${RIO_BRANCO}`;
    const changed = await installer.call('PATCH', path, { timeZone: 'America/Manaus' });
    expect(changed).toMatchObject({ status: 200, body: { timeZone: 'America/Manaus' } });
    const wrong = await installer.call('PATCH', path, { timeZone: 'Acre' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'time-zone-invalid' } });
    expect((await installer.call('PATCH', '/municipalities/3550308', { timeZone: 'UTC' })).status).toBe(404);
  });

  test('pages go on by key', async () => {
    const first = await installer.call<{ rows: Responsible[]; next: string }>('GET', `${PATH}?limit=2`);
    const rest = await installer.call<{ rows: Responsible[]; next: null }>(
      'GET',
      `${PATH}?limit=2&after=${first.body.next}`,
    );
    expect(names([...first.body.rows, ...rest.body.rows])).toEqual([
      'Blumenau',
      'Florianópolis',
      'Rio Branco',
    ]);
    expect(rest.body.next).toBeNull();
    expect((await installer.call('GET', `${PATH}?after=lixo`)).status).toBe(400);
  });
});
