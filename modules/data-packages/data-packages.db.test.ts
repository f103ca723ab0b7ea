import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { builtInPackages, writePackage } from '@pec-aberto/terminology';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allJobs } from '#apps/installation/modules';
import {
  type Client,
  multipart,
  startTestInstallation,
  type TestInstallation,
} from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  buildUnit,
  grant,
  signedIn,
  signedInInstaller,
} from '#apps/installation/testing-people';
import { startWorker } from '#platform/jobs/worker';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { dataPackagesModule, findCbo, findMunicipalityCode } from './index.ts';
import { MAX_PACKAGE_BYTES } from './contract.ts';

let installation: TestInstallation;
let installer: Client;
let folder: string;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  installer = await signedInInstaller(installation);
  folder = await mkdtemp(join(tmpdir(), 'data-packages-'));
});
afterAll(async () => {
  await installation.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  // Each test begins with what came with the program.
  await sql`delete from data_package`.execute(installation.platform.db);
  await dataPackagesModule.onStart?.(installation.platform);
});

type Answer = { code?: string; status?: string; rows?: number; jobId?: string };
// Later than what came with the program, and no later than tables are published ahead.
const SOON = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
const SMALL = 'ibge,nome,uf\n3106200,BELO HORIZONTE,MG\n3304557,RIO DE JANEIRO,RJ\n';

async function municipalities(version: string, date: string, csv = SMALL): Promise<string> {
  const path = join(folder, `${version}-${date}.zip`);
  const head = { name: 'municipios', title: 'Municípios', source: 't', version, date };
  await writePackage(path, head, { data: csv });
  return path;
}

async function send(client: Client, path: string): Promise<{ status: number; body: Answer }> {
  const upload = multipart({}, { name: 'pacote.zip', bytes: await readFile(path) });
  return ended(client, await client.call<Answer>('POST', '/data-packages', undefined, upload));
}

const restore = async (client: Client, name: string) =>
  ended(client, await client.call<Answer>('POST', `/data-packages/${name}/restore`));

/** What came of a request whose work is a job: its result, or how it was refused. */
async function ended(client: Client, { status, body }: { status: number; body: Answer }) {
  if (status !== 202) return { status, body };
  const worker = startWorker(installation.platform, allJobs, { concurrency: 1 });
  const job = () =>
    client.call<{ state: string; error: { code: string } | null; result: Answer }>(
      'GET',
      `/jobs/${body.jobId}`,
    );
  await expect.poll(async () => (await job()).body.state, { timeout: 60_000 }).toMatch(/done|failed/);
  await worker.stop();
  const { error, result } = (await job()).body;
  return error ? { status: 422, body: { code: error.code } } : { status: 200, body: result };
}

const filesKept = async () => (await rowsOf(installation.platform.db, sql`select 1 from stored_file`)).length;

const countOf = async () =>
  (
    await getRow<{ n: number }>(
      installation.platform.db,
      sql`select count(*)::int as n from municipality_code`,
    )
  ).n;

describe('packages that came with the program', () => {
  test('are loaded once, whoever of web and worker starts first', async () => {
    const { platform } = installation;
    await sql`delete from data_package`.execute(platform.db);
    const before = installation.logLines.length;
    await Promise.all([dataPackagesModule.onStart?.(platform), dataPackagesModule.onStart?.(platform)]);
    const loaded = installation.logLines.slice(before).filter((line) => line.includes('data-package-loaded'));
    expect(loaded).toHaveLength(builtInPackages().length);
    expect(await countOf()).toBe(5571);
    expect(await findMunicipalityCode(platform.db, '4205407')).toMatchObject({
      name: 'Florianópolis',
      uf: 'SC',
    });
    expect(await findCbo(platform.db, '223505')).toMatchObject({ name: 'ENFERMEIRO' });
    expect(await findCbo(platform.db, '000000')).toBeUndefined();
  });

  test('do not replace a newer one that the site imported', async () => {
    await send(installer, await municipalities('9.0.0', SOON));
    await dataPackagesModule.onStart?.(installation.platform);
    expect(await countOf()).toBe(2);
  });
});

describe('import', () => {
  test('replaces the whole table, lists and audits it, and again changes nothing', async () => {
    const path = await municipalities('9.0.0', SOON);
    const first = await send(installer, path);
    expect(first).toMatchObject({ status: 200, body: { name: 'municipios', status: 'imported', rows: 2 } });
    expect(await countOf()).toBe(2);
    expect((await send(installer, path)).body.status).toBe('unchanged');
    const { body } = await installer.call<Array<{ name: string; version: string }>>('GET', '/data-packages');
    expect(body.find((row) => row.name === 'municipios')).toMatchObject({ version: '9.0.0', rows: 2 });
    const events = await rowsOf<{ details: { version: string } }>(
      installation.platform.db,
      sql`select details from audit_event where type = 'data-packages.imported' and actor_kind = 'person'`,
    );
    expect(events.map((event) => event.details.version)).toContain('9.0.0');
  });

  test.each([
    ['an older date', '8.7.0', '2020-01-01'],
    ['an older version', '8.6.0', SOON],
  ])('refuses %s and keeps the table in use', async (_case, version, date) => {
    const answer = await send(installer, await municipalities(version, date));
    expect(answer).toMatchObject({ status: 422, body: { code: 'package-older' } });
    expect(await countOf()).toBe(5571);
  });

  test.each([
    ['a version', '9999.9.9', SOON],
    ['a date', '8.8.0', '2099-01-01'],
  ])('refuses %s far in the future, after which no other would enter', async (_case, version, date) => {
    const answer = await send(installer, await municipalities(version, date));
    expect(answer).toMatchObject({ status: 422, body: { code: 'package-ahead' } });
    expect(await countOf()).toBe(5571);
  });

  test('is read by a job: the process that answers everybody only keeps the file', async () => {
    const path = join(folder, 'no-zip.zip');
    await writeFile(path, 'not a zip');
    const upload = multipart({}, { name: 'pacote.zip', bytes: await readFile(path) });
    const first = await installer.call<Answer>('POST', '/data-packages', undefined, upload);
    expect(first).toMatchObject({ status: 202, body: { jobId: expect.any(String) } });
    const second = await installer.call<Answer>('POST', '/data-packages', undefined, upload);
    expect(second).toMatchObject({ status: 409, body: { code: 'package-import-running' } });
    expect(await ended(installer, first)).toMatchObject({ status: 422, body: { code: 'package-not-a-zip' } });
    expect(await filesKept()).toBe(0);
  });

  test('that was cancelled in the queue leaves no file behind the next', async () => {
    const path = await municipalities('9.0.0', SOON);
    const upload = multipart({}, { name: 'pacote.zip', bytes: await readFile(path) });
    const { body } = await installer.call<Answer>('POST', '/data-packages', undefined, upload);
    expect((await installer.call('POST', `/jobs/${body.jobId}/cancel`)).status).toBe(200);
    expect((await send(installer, path)).status).toBe(200);
    expect(await filesKept()).toBe(0);
  });

  const inUse = async () => {
    const { body } = await installer.call<Array<{ name: string }>>('GET', '/data-packages');
    return body.find(({ name }) => name === 'municipios');
  };

  test('goes back to the table that came with the program, whatever is in use', async () => {
    await send(installer, await municipalities('9.0.0', SOON));
    expect(await inUse()).toMatchObject({ version: '9.0.0', canRestore: true });
    expect(await restore(installer, 'municipios')).toMatchObject({ status: 200, body: { rows: 5571 } });
    expect(await countOf()).toBe(5571);
    expect(await inUse()).toMatchObject({ version: '8.7.0', canRestore: false });
    expect(await restore(installer, 'cep')).toMatchObject({
      status: 404,
      body: { code: 'package-not-shipped' },
    });
  });

  test('refuses a bad file with the reason and changes nothing', async () => {
    const path = join(folder, 'bad.zip');
    await writeFile(path, 'not a zip');
    expect(await send(installer, path)).toMatchObject({ status: 422, body: { code: 'package-not-a-zip' } });
    await writeFile(path, Buffer.alloc(MAX_PACKAGE_BYTES + 1));
    expect(await send(installer, path)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    const invalid = await municipalities('9.0.0', SOON, 'ibge,nome,uf\n1234567,NENHURES,ZZ\n');
    expect(await send(installer, invalid)).toMatchObject({
      status: 422,
      body: { code: 'package-invalid-row' },
    });
    expect((await installer.call<Answer>('POST', '/data-packages', {})).body.code).toBe('file-missing');
    expect(await countOf()).toBe(5571);
  });
});

describe('command line', () => {
  async function pec(name: string, positionals: string[]) {
    const command = dataPackagesModule.commands?.find((one) => one.name === name);
    const printed: string[] = [];
    const { platform } = installation;
    const context = {
      options: {},
      positionals,
      json: true,
      cwd: folder,
      boot: platform.boot,
      platform,
      readSecret: async () => '',
      print: (line: string) => printed.push(line),
      write: async (line: string) => printed.push(line) > 0,
      progress: () => undefined,
      signal: new AbortController().signal,
    };
    return { result: await command?.run(context), printed: printed.join('\n') };
  }

  test('lists what is in use, imports from where the user stands, and is refused with the same code', async () => {
    const listed = await pec('data-package list', []);
    expect(listed.printed).toMatch(/municipios +8\.\d+\.\d+ .* 5571 linhas/);
    const path = await municipalities('9.0.0', SOON);
    const imported = await pec('data-package import', [basename(path)]);
    expect(imported.result).toEqual({
      exit: 0,
      json: {
        name: 'municipios',
        title: 'Municípios',
        version: '9.0.0',
        status: 'imported',
        rows: 2,
        parts: [{ name: 'linhas', rows: 2 }],
      },
    });
    const restored = await pec('data-package restore', ['municipios']);
    expect(restored.result).toMatchObject({ exit: 0, json: { rows: 5571 } });
    const missing = pec('data-package import', ['nada.zip']);
    await expect(missing).rejects.toMatchObject({ code: 'package-not-found' });
  });
});

describe('who may', () => {
  test('nobody without session; only some profiles import and list; any session searches', async () => {
    const stranger = installation.client();
    for (const path of ['/data-packages', '/municipality-codes?search=belo', '/cbos?search=enf']) {
      expect((await stranger.call('GET', path)).status).toBe(401);
    }
    const municipality = await buildMunicipality(installation, '4205407');
    const unitId = await buildUnit(installation, municipality, '3127128');
    const person = await buildPerson(installation);
    await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    const nurse = await signedIn(installation, person);
    expect((await nurse.call('GET', '/data-packages')).status).toBe(403);
    expect((await send(nurse, await municipalities('9.0.0', SOON))).status).toBe(403);
    expect((await nurse.call('GET', '/cbos?search=enf')).status).toBe(200);
  });

  test('the tables of all municipalities are not for who administers one, even where a profile says so', async () => {
    const person = await buildPerson(installation);
    await grant(installation, person, 'municipal-admin', await buildMunicipality(installation, '3550308'));
    const admin = await signedIn(installation, person);
    const path = await municipalities('9.0.0', SOON);
    const attempts = async () => [(await send(admin, path)).status, (await restore(admin, 'cbo')).status];
    expect(await attempts()).toEqual([403, 403]);
    const { db } = installation.platform;
    await sql`update profile set resources = resources || array['pacotes-de-dados', 'pacotes-de-dados.importar']
      where access_kind = 'municipal-admin'`.execute(db);
    const later = await signedIn(installation, person);
    expect((await later.call('GET', '/data-packages')).status).toBe(200);
    expect([(await send(later, path)).status, (await restore(later, 'cbo')).status]).toEqual([403, 403]);
    expect(await countOf()).toBe(5571);
  });
});

describe('CEP', () => {
  const ask = (cep: string) => installer.call<Record<string, unknown>>('GET', `/ceps/${cep}`);
  const purpose = async (name: string) => {
    const { db } = installation.platform;
    await sql`delete from installation`.execute(db);
    await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
      values (uuid_v7(), uuid_v7(), 'CASA', ${name}, 'prontuario', 'http://localhost', now())`.execute(db);
    await dataPackagesModule.onStart?.(installation.platform);
  };

  test('without a package nothing is found; a sample is loaded in training alone', async () => {
    expect([(await ask('88099010')).status, (await ask('88099010')).body['code']]).toEqual([
      404,
      'cep-not-found',
    ]);
    await purpose('producao');
    expect((await ask('88099010')).status).toBe(404);
    await purpose('treinamento');
    expect((await ask('88099010')).body).toMatchObject({
      uf: 'SC',
      municipalityIbge: '4205407',
      municipalityName: 'Florianópolis',
      bairro: 'CENTRO DE TREINAMENTO',
      streetType: '081',
      street: 'DAS PAINEIRAS',
    });
    expect((await ask('88099000')).body).toMatchObject({ bairro: '', street: '' });
    expect((await ask('1')).status).toBe(400);
  });

  test('a package of the site takes the place of the sample, whole; a bad row is refused', async () => {
    await purpose('treinamento');
    const pack = async (row: string) => {
      const path = join(folder, 'cep.zip');
      const columns = ['cep', 'uf', 'ibge', 'bairro', 'tipo', 'logradouro'];
      const manifest = {
        name: 'cep',
        title: 'CEP',
        source: 't',
        version: '202606',
        date: '2026-06-01',
      };
      await writePackage(path, manifest, { data: `${columns.join(',')}\n${row}\n` });
      return send(installer, path);
    };
    expect((await pack('88000000,SP,4205407,,,')).body.code).toBe('package-invalid-row');
    expect((await pack('88010000,SC,4205407,CENTRO,081,DE VERDADE')).status).toBe(200);
    expect((await ask('88010000')).body['street']).toBe('DE VERDADE');
    expect((await ask('88099010')).status).toBe(404);
    await dataPackagesModule.onStart?.(installation.platform);
    expect((await ask('88099010')).status).toBe(404);
  });
});

describe('where states take lots', () => {
  const columns = ['uf', 'nome', 'endereco', 'protocolo', 'layout'];
  const SC = 'SC,CENTRALIZADOR DE SANTA CATARINA,https://lotes.saude.sc.example/pec/,ledi-api,8.7.0';
  const RR = 'RR,CENTRALIZADOR DE RORAIMA,https://lotes.rr.example,pec-aberto,';
  const pack = async (...rows: string[]) => {
    const path = join(folder, 'destinos.zip');
    const head = { name: 'destinos-estaduais', title: 'Centralizadores', source: 't' };
    const data = `${columns.join(',')}\n${rows.join('\n')}\n`;
    await writePackage(path, { ...head, version: '202606', date: '2026-06-01' }, { data });
    return send(installer, path);
  };
  const published = async () =>
    (await installer.call<{ rows: unknown[] }>('GET', '/destinations/published')).body.rows;

  test('ADM-L01 a package brings them; one of the own state is offered until it is a destination', async () => {
    await buildMunicipality(installation, '4200051');
    await sql`delete from state_destination`.execute(installation.platform.db);
    expect(await published()).toEqual([]);
    expect((await pack(SC, RR)).status).toBe(200);
    const url = 'https://lotes.saude.sc.example/pec';
    expect(await published()).toEqual([
      { uf: 'SC', name: 'CENTRALIZADOR DE SANTA CATARINA', url, protocol: 'ledi-api', layout: '8.7.0' },
    ]);
    const added = await installer.call<{ id: string }>('POST', '/destinations', {
      name: 'Estado',
      url,
      protocol: 'ledi-api',
      layout: '8.7.0',
      user: 'ubs',
      password: 'segredo',
    });
    expect(added.status).toBe(201);
    expect(await published()).toEqual([]);
    await installer.call('DELETE', `/destinations/${added.body.id}`);
    expect(await published()).toHaveLength(1);
  });

  test.each([
    ['without https', 'SC,ESTADO,http://lotes.sc.example,ledi-api,'],
    ['with a user in it', 'SC,ESTADO,https://eu@lotes.sc.example,ledi-api,'],
    ['of no state', 'XX,ESTADO,https://lotes.sc.example,ledi-api,'],
    ['of an unknown protocol', 'SC,ESTADO,https://lotes.sc.example,ftp,'],
    ['of a strange layout', 'SC,ESTADO,https://lotes.sc.example,ledi-api,novo'],
    ['without name', 'SC,,https://lotes.sc.example,ledi-api,'],
  ])('an address %s is refused, and nothing changes', async (_, row) => {
    await pack(RR);
    await sql`delete from data_package where name = 'destinos-estaduais'`.execute(installation.platform.db);
    expect((await pack(RR, row)).body.code).toBe('package-invalid-row');
    expect(await rowsOf(installation.platform.db, sql`select uf from state_destination`)).toEqual([
      { uf: 'RR' },
    ]);
  });

  test('the same address twice is refused', async () => {
    expect((await pack(SC, SC.replace('/pec/', '/PEC'))).body.code).toBe('package-invalid-row');
  });
});

describe('search', () => {
  const namesOf = async (path: string) =>
    (await installer.call<Array<{ name: string }>>('GET', path)).body.map((row) => row.name);

  test('finds municipalities by part of the name without accents, or by the start of the code', async () => {
    expect(await namesOf('/municipality-codes?search=florianop')).toEqual(['Florianópolis']);
    expect(await namesOf('/municipality-codes?search=31062')).toEqual(['Belo Horizonte']);
    expect((await namesOf('/municipality-codes?search=sao'))[0]).toMatch(/^São /);
    expect(await namesOf('/municipality-codes?search=a_b%25')).toEqual([]);
    const livramento = [expect.stringMatching(/Sant.?ana do Livramento/i)];
    for (const typed of ["sant'ana do livr", 'sant’ana do livr', 'santana-do-livr'])
      expect(await namesOf(`/municipality-codes?search=${encodeURIComponent(typed)}`)).toEqual(livramento);
  });

  test('finds occupations in force, those that begin with the text first', async () => {
    const names = await namesOf('/cbos?search=enfermeiro');
    expect(names[0]).toBe('ENFERMEIRO');
    expect(names.length).toBeLessThanOrEqual(20);
    expect(await namesOf('/cbos?search=2231f9')).toEqual(['MÉDICO RESIDENTE']);
  });

  test('the municipality of the access comes first, whatever else begins with the text', async () => {
    const municipality = await buildMunicipality(installation, '3304557');
    const unitId = await buildUnit(installation, municipality, '3127136');
    const person = await buildPerson(installation);
    await buildLotacao(installation, { person, municipality, unitId, cbo: '223505' });
    const nurse = await signedIn(installation, person);
    const first = async (client: Client, typed: string) =>
      (await client.call<Array<{ name: string }>>('GET', `/municipality-codes?search=${typed}`)).body[0]
        ?.name;
    expect(await first(nurse, 'rio')).toBe('Rio de Janeiro');
    expect(await first(nurse, 'jan')).toBe('Rio de Janeiro');
    expect(await first(nurse, 'flo')).not.toBe('Rio de Janeiro');
    expect(await first(installer, 'rio')).not.toBe('Rio de Janeiro');
  });
});
