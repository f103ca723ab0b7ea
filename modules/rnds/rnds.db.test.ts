import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import type { getConnection } from '#modules/settings/contract';
import type { RouteOutput } from '#platform/contract/route';
import { rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import type { getRnds } from './contract.ts';
import {
  ACCENTED_PASSWORD,
  accentedKeystore,
  keystore,
  LEGACY_PASSWORD,
  legacyKeystore,
} from './test/keystores.ts';

type Rnds = RouteOutput<typeof getRnds>;
type Refused = { code: string; detail: string; fields: { path: string; message: string }[] };

const DAY_MS = 24 * 3_600_000;
/** A certificate counts whole seconds. */
const inDays = (days: number) => new Date(Math.floor(Date.now() / 1_000) * 1_000 + days * DAY_MS);
const VALID = { from: inDays(-60), to: inDays(300) };
const PASSWORD = 'senha-do-certificado';
let two: TwoMunicipalities;
let here: { ibge: string; admin: Client };
let there: { ibge: string; admin: Client };

beforeAll(async () => {
  two = await startTwoMunicipalities();
  const { installation } = two;
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (${uuidV7()}, gen_random_uuid(), 'Teste', 'producao', 'prontuario', 'http://pec', now())`.execute(
    installation.platform.db,
  );
  here = { ibge: two.here.municipality.ibge, admin: two.here.admin };
  there = { ibge: two.there.municipality.ibge, admin: two.there.admin };
  const files: Record<string, Buffer> = {
    'municipio.pfx': keystore({ password: PASSWORD, name: 'MUNICIPIO DE SERRA CLARA', ...VALID }),
    'antigo.P12': legacyKeystore,
    'com-acento.pfx': accentedKeystore,
    'vencido.pfx': keystore({ password: PASSWORD, from: VALID.from, to: inDays(-1) }),
    'futuro.pfx': keystore({ password: PASSWORD, from: inDays(1), to: VALID.to }),
    'sem-chave.p12': keystore({ password: PASSWORD, key: false, ...VALID }),
    'outra-chave.p12': keystore({ password: PASSWORD, other: true, ...VALID }),
    'nada.pfx': Buffer.from('isto não é um certificado'),
    'vazio.pfx': Buffer.alloc(0),
    'grande.pfx': Buffer.alloc(300 * 1024),
    'municipio.cer': Buffer.from('-----BEGIN CERTIFICATE-----'),
    'leia-me.txt': Buffer.from('x'),
  };
  await mkdir(folder());
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder(), name), bytes);
  await mkdir(join(folder(), 'pasta.pfx'));
  await writeFile(join(two.installation.platform.boot.dataDir, 'fora.pfx'), files['municipio.pfx'] ?? '');
}, 60_000);
afterAll(() => two.installation.close());

const common = () => join(two.installation.platform.boot.dataDir, 'chaves');
const folder = () => join(common(), two.here.municipality.ibge);
const read = async ({ ibge, admin } = here) =>
  (await admin.call<Rnds>('GET', `/municipalities/${ibge}/rnds`)).body;
const enable = (given: Partial<Record<'file' | 'password' | 'requester', unknown>> = {}, of = here) =>
  of.admin.call<Rnds & Refused>('PUT', `/municipalities/${of.ibge}/rnds`, {
    file: 'municipio.pfx',
    password: PASSWORD,
    requester: '90001',
    ...given,
  });
const disable = (of = here) => of.admin.call<Rnds>('POST', `/municipalities/${of.ibge}/rnds/disabling`, {});

describe('Configuração RNDS', () => {
  test('ADM-S01 the contra-chave is the same each time, and another for each municipality', async () => {
    const { contraChave } = await read();
    expect(contraChave).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/);
    expect((await read()).contraChave).toBe(contraChave);
    expect((await read(there)).contraChave).not.toBe(contraChave);
  });

  test('ADM-S02 only .pfx and .p12 of the folder are listed; a .cer, a folder and what lies outside are refused', async () => {
    expect((await read()).files).toEqual([
      'antigo.P12',
      'com-acento.pfx',
      'futuro.pfx',
      'grande.pfx',
      'municipio.pfx',
      'nada.pfx',
      'outra-chave.p12',
      'sem-chave.p12',
      'vazio.pfx',
      'vencido.pfx',
    ]);
    for (const file of [
      'municipio.cer',
      'pasta.pfx',
      '../fora.pfx',
      'nao-ha.pfx',
      '..',
      join(folder(), 'municipio.pfx'),
    ]) {
      const { status, body } = await enable({ file });
      expect([file, status, body.fields?.[0]?.path]).toEqual([file, 422, 'file']);
    }
  });

  test.each([
    ['a wrong password', { password: 'outra' }, 'password', 'A senha não abre'],
    ['no password', { password: '' }, 'password', 'Preenchimento obrigatório.'],
    ['an expired certificate', { file: 'vencido.pfx' }, 'file', 'O certificado venceu em'],
    ['a certificate not yet valid', { file: 'futuro.pfx' }, 'file', 'só vale a partir de'],
    ['a keystore without key', { file: 'sem-chave.p12' }, 'file', 'não tem a chave privada'],
    ['the key of another', { file: 'outra-chave.p12' }, 'file', 'não é a do certificado'],
    ['what is no keystore', { file: 'nada.pfx' }, 'file', 'não é um certificado'],
    ['a file too large to be one', { file: 'grande.pfx' }, 'file', 'grande demais'],
    ['an empty file', { file: 'vazio.pfx' }, 'file', 'não é um certificado'],
    ['an empty identifier', { requester: '   ' }, 'requester', 'Preenchimento obrigatório.'],
  ])('ADM-S03 %s is not enabled, with the reason', async (_what, given, path, reason) => {
    const { status, body } = await enable(given);
    expect([status, body.code]).toEqual([422, 'rnds-invalid']);
    expect(body.fields).toEqual([{ path, message: expect.stringContaining(reason) }]);
    expect((await read()).enabled).toBeNull();
  });

  test('ADM-S05 ADM-S06 enabled says by whom and until when, in this municipality alone; disabled, events 13 and 14 exist', async () => {
    const { status, body } = await enable();
    expect(status).toBe(200);
    expect(body.enabled).toMatchObject({
      file: 'municipio.pfx',
      subject: 'MUNICIPIO DE SERRA CLARA',
      requester: '90001',
      validUntil: VALID.to.toISOString(),
    });
    expect(body.enabled?.by).not.toBe('Linha de comando');
    expect(body.problem).toBeNull();
    expect((await read(there)).enabled).toBeNull();
    expect((await disable()).body.enabled).toBeNull();
    const events = await rowsOf<{ type: string; municipality: boolean; details: unknown }>(
      two.installation.platform.db,
      sql`select type, municipality_id = ${two.here.municipality.id} as municipality, details from audit_event
        where type like 'rnds.%' order by at, id`,
    );
    expect(events).toEqual([
      {
        type: 'rnds.enabled',
        municipality: true,
        details: { certificate: 'MUNICIPIO DE SERRA CLARA' },
      },
      { type: 'rnds.disabled', municipality: true, details: { certificate: 'MUNICIPIO DE SERRA CLARA' } },
    ]);
  });

  test('certificates of another municipality, and those of nobody, are not there to be tried', async () => {
    await writeFile(join(common(), 'de-ninguem.pfx'), keystore({ password: PASSWORD, ...VALID }));
    const { files, folder: theirs } = await read(there);
    expect([files, theirs]).toEqual([[], join(common(), there.ibge)]);
    for (const file of ['municipio.pfx', 'de-ninguem.pfx', `../${here.ibge}/municipio.pfx`])
      expect((await enable({ file }, there)).body.fields?.[0]?.path).toBe('file');
    expect((await enable({ file: 'de-ninguem.pfx' })).body.fields?.[0]?.path).toBe('file');
  });

  test('five wrong passwords keep this municipality out for fifteen minutes, also with the right one', async () => {
    const wrong = [1, 2, 3, 4, 5].map((n) => enable({ password: `tentativa-${n}` }));
    expect((await Promise.all(wrong)).map(({ status }) => status)).toEqual(Array(5).fill(422));
    expect(await enable()).toMatchObject({ status: 429, body: { code: 'rnds-too-many-attempts' } });
    expect((await enable({}, there)).status).toBe(422);
    two.installation.clock.advance(16 * 60_000);
    expect((await enable()).status).toBe(200);
    await disable();
  });

  test('a certificate under the encryption of old (RC2, 3DES) is read', async () => {
    const { body } = await enable({ file: 'antigo.P12', password: LEGACY_PASSWORD });
    expect(body.enabled).toMatchObject({
      file: 'antigo.P12',
      subject: 'MUNICIPIO DE SERRA CLARA:82892282000143',
    });
    await disable();
  });

  test('a password with accents opens a keystore under AES', async () => {
    expect((await enable({ file: 'com-acento.pfx', password: 'Cao @1' })).status).toBe(422);
    const { body } = await enable({ file: 'com-acento.pfx', password: ACCENTED_PASSWORD });
    expect(body.enabled).toMatchObject({ file: 'com-acento.pfx' });
    await disable();
  });

  test('ADM-S06 of another municipality nothing is read or changed: 404', async () => {
    const { admin } = here;
    const path = `/municipalities/${there.ibge}/rnds`;
    const body = { file: 'municipio.pfx', password: PASSWORD, requester: '1' };
    expect((await admin.call('GET', path)).status).toBe(404);
    expect((await admin.call('PUT', path, body)).status).toBe(404);
    expect((await admin.call('POST', `${path}/disabling`, {})).status).toBe(404);
  });

  test('ADM-S07 the password is in no answer, no log and no clear text of the base', async () => {
    const answers = [
      (await enable()).text,
      (await here.admin.call('GET', `/municipalities/${here.ibge}/rnds`)).text,
    ];
    const stored = await rowsOf<{ row: string }>(
      two.installation.platform.db,
      sql`select row_to_json(s)::text as row from setting s
        union all select row_to_json(e)::text from audit_event e
        union all select row_to_json(k)::text from idempotency_key k`,
    );
    const all = [...answers, ...two.installation.logLines, ...stored.map(({ row }) => row)].join('\n');
    expect(all).not.toContain(PASSWORD);
    expect(all).toContain('municipio.pfx');
    await disable();
  });

  test('what was enabled says when it cannot be used: expired, its file changed or gone, the internet off', async () => {
    await enable();
    const path = join(folder(), 'municipio.pfx');
    const { installer } = two;
    await installer.call('PUT', '/settings/connection/internet', { on: false });
    expect((await read()).problem).toContain('A internet está desligada');
    const { body } = await installer.call<RouteOutput<typeof getConnection>>('GET', '/settings/connection');
    expect(body.services.find(({ id }) => id === 'rnds')).toMatchObject({ enabled: false });
    await installer.call('PUT', '/settings/connection/internet', { on: true });
    const on = await installer.call<RouteOutput<typeof getConnection>>('GET', '/settings/connection');
    expect(on.body.services.find(({ id }) => id === 'rnds')).toMatchObject({ enabled: true });
    await writeFile(path, keystore({ password: PASSWORD, ...VALID }));
    expect((await read()).problem).toContain('não está mais na pasta');
    await rm(path);
    expect((await read()).problem).toContain('não está mais na pasta');
    const soon = inDays(1 / 72);
    await writeFile(
      join(folder(), 'breve.pfx'),
      keystore({ password: PASSWORD, from: VALID.from, to: soon }),
    );
    expect((await enable({ file: 'breve.pfx' })).body.problem).toBeNull();
    two.installation.clock.advance(30 * 60_000);
    expect((await read()).problem).toContain('O certificado venceu em');
  });
});
