import { generateCpf } from '@pec-aberto/brazil';
import { termsVersion } from '#modules/access/index';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { getRow, rowsOf, sql } from '#platform/db/database';
import type { Problem } from '#platform/errors/problem';
import { networkUrls } from '#platform/process/addresses';
import { findInstallation } from './index.ts';
import { readSetupCode } from './server/setup-code.ts';

const cpf = generateCpf(77);
const input = {
  name: 'Serra Clara',
  purpose: 'producao',
  resources: 'prontuario',
  link: 'servidor.local',
  installer: { cpf, name: 'Tereza Couto da Silva' },
  password: 'Abcdefg1',
};
/** As the browser sends it that was opened by the link of the console. */
const withCode = async ({ platform }: TestInstallation) => ({
  ...input,
  code: await readSetupCode(platform.boot.dataDir),
});
type Fault = Pick<Problem, 'code' | 'fields'>;

describe('set-up', () => {
  let installation: TestInstallation;
  beforeEach(async () => {
    installation = await startTestInstallation({ worker: false });
  });
  afterEach(() => installation.close());

  it('names the installation and lets the installer in at once', async () => {
    const client = installation.client();
    const { boot } = installation.platform;
    Object.assign(boot, { host: '0.0.0.0', port: 8080 });
    const addresses = networkUrls('0.0.0.0', 8080);
    expect((await client.call('GET', '/setup')).body).toEqual({ configured: false, addresses });
    const made = await client.call<{ id: string }>('POST', '/setup', await withCode(installation));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: 'Serra Clara',
      purpose: 'producao',
      link: 'http://servidor.local',
    });
    expect((await client.call('GET', '/setup')).body).toEqual({ configured: true, addresses: [] });

    const first = await client.call('POST', '/session', { cpf, password: 'Abcdefg1' });
    expect(first.body).toMatchObject({ state: 'terms' });
    const entered = await client.call('POST', '/session/terms', { version: termsVersion });
    expect(entered.body).toMatchObject({
      state: 'active',
      installation: { configured: true, name: 'Serra Clara', purpose: 'producao' },
      access: { kind: 'installer' },
    });
    const about = await client.call<{ databaseVersion: string }>('GET', '/setup/about');
    expect(about.body).toMatchObject({
      installation: { id: made.body.id, resources: 'prontuario' },
      version: installation.platform.version,
    });
    expect(about.body.databaseVersion).toMatch(/^\d+\.\d+/);
    const events = await rowsOf<{ type: string }>(
      installation.platform.db,
      sql`select type from audit_event where type like 'setup.%' and details->>'purpose' = 'producao'`,
    );
    expect(events).toEqual([{ type: 'setup.initialised' }]);
  });

  it('happens once, even when two computers press the button together', async () => {
    const body = await withCode(installation);
    const answers = await Promise.all([1, 2].map(() => installation.client().call('POST', '/setup', body)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const again = await installation.client().call<Fault>('POST', '/setup', { ...body, name: 'Outra' });
    expect([again.status, again.body.code]).toEqual([409, 'already-configured']);
    expect(await findInstallation(installation.platform.db)).toMatchObject({ name: 'Serra Clara' });
    const { count } = await getRow<{ count: number }>(
      installation.platform.db,
      sql`select count(*) from administrative_access`,
    );
    expect(count).toBe(1);
  });

  it.each([
    ['the machine itself', {}],
    ['another computer', { remoteAddress: '192.168.0.20' }],
    ['a proxy on the machine, with the headers it sends by itself', { headers: { host: '127.0.0.1:8080' } }],
    ['a proxy that tells for whom it asks', { headers: { 'x-forwarded-for': '203.0.113.5' } }],
  ])('asks %s for the code of the server console', async (_who, options) => {
    const client = installation.client();
    for (const code of [' ', 'ABCDE-12345']) {
      const refused = await client.call<Fault>('POST', '/setup', { ...input, code }, options);
      expect([refused.status, refused.body.code, refused.body.fields?.[0]?.path]).toEqual([
        403,
        'setup-code',
        'code',
      ]);
    }
    expect((await client.call('POST', '/setup', input, options)).status).toBe(400);
    expect(await findInstallation(installation.platform.db)).toBeUndefined();
  });

  it('takes the code once', async () => {
    const made = await installation.client().call('POST', '/setup', await withCode(installation));
    expect(made.status).toBe(201);
    expect(await readSetupCode(installation.platform.boot.dataDir)).toBeUndefined();
  });

  it('shows "Sobre" only to who has signed in', async () => {
    expect((await installation.client().call('GET', '/setup/about')).status).toBe(401);
  });
});

describe('set-up with something wrong', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await startTestInstallation({ worker: false });
  });
  afterAll(() => installation.close());

  it.each([
    ['link', { link: 'não é endereço' }, 'link-invalid'],
    ['name', { name: '   ' }, 'name-required'],
    ['password', { password: 'curta1' }, 'password-length'],
    ['password', { password: `A${cpf}` }, 'password-personal'],
    ['installer.cpf', { installer: { ...input.installer, cpf: '11111111111' } }, 'cpf-invalid'],
    ['installer.name', { installer: { ...input.installer, name: 'Tereza' } }, 'name-invalid'],
    ['purpose', { purpose: 'homologacao' }, 'invalid-request'],
  ])('refuses a wrong %s and keeps nothing', async (path, wrong, code) => {
    const body = { ...(await withCode(installation)), ...wrong };
    const answer = await installation.client().call<Fault>('POST', '/setup', body);
    expect(answer.body.code).toBe(code);
    expect(answer.body.fields?.map((field) => field.path)).toContain(path);
    expect(await findInstallation(installation.platform.db)).toBeUndefined();
    expect((await installation.client().call('GET', '/setup')).body).toMatchObject({ configured: false });
  });
});
