import { generateKeyPairSync } from 'node:crypto';
import { chaveFor, formatChave, publicKeyText, signContraChave } from '@pec-aberto/activation';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildMunicipality,
  buildPerson,
  grant,
  signedIn,
  signedInInstaller,
  type TestMunicipality,
} from '#apps/installation/testing-people';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { simulatorPrivateKey } from '#simulators/egestor/key';
import { transmissionState } from './index.ts';

type View = {
  code?: string;
  chave: string;
  activation: { authority: { name: string }; simulated: boolean } | null;
  transmission: { allowed: boolean; reason: string | null; sentence: string };
  authorities: string[];
  installers: string[];
};
const state = generateKeyPairSync('ed25519');
const SERRA_CLARA = '/municipalities/4205407/activation';

function signed(chave: string, key = state.privateKey): string {
  return signContraChave({ chave, privateKey: key, issuedAt: new Date() });
}

async function purposeIs(installation: TestInstallation, purpose: 'producao' | 'treinamento') {
  const { db } = installation.platform;
  await sql`delete from activation`.execute(db);
  await sql`delete from installation`.execute(db);
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (${uuidV7()}, gen_random_uuid(), 'Teste', ${purpose}, 'prontuario', 'http://localhost', now())`.execute(
    db,
  );
}

describe('activation', () => {
  let installation: TestInstallation;
  let municipality: TestMunicipality;
  let installer: Client;
  let responsible: Client;
  let neighbour: Client;

  beforeAll(async () => {
    installation = await startTestInstallation({ worker: false });
    municipality = await buildMunicipality(installation, '4205407');
    const other = await buildMunicipality(installation, '3550308');
    installer = await signedInInstaller(installation);
    [responsible, neighbour] = (await Promise.all(
      [municipality, other].map(async (place) => {
        const person = await buildPerson(installation);
        await grant(installation, person, 'municipal-admin', place);
        return signedIn(installation, person);
      }),
    )) as [Client, Client];
    await installer.call('POST', '/activation-authorities', {
      name: 'Secretaria de Estado da Saúde',
      publicKey: publicKeyText(state.publicKey),
    });
  });
  afterAll(() => installation.close());
  beforeEach(() => purposeIs(installation, 'producao'));

  const chaveShown = async () => (await responsible.call<View>('GET', SERRA_CLARA)).body.chave;
  const enter = (contraChave: string, who = responsible) =>
    who.call<View>('POST', SERRA_CLARA, { contraChave });
  const transmission = () =>
    transmissionState(installation.platform.db, municipality.id, installation.platform.boot);

  it('DEP-07 without contra-chave transmission says "não ativada"; with it, transmits', async () => {
    const before = await responsible.call<View>('GET', SERRA_CLARA);
    expect(before.body).toMatchObject({ activation: null, transmission: { allowed: false } });
    expect(before.body.transmission.sentence).toContain('não ativada');
    expect(await transmission()).toMatchObject({ allowed: false, reason: 'not-activated' });

    const done = await enter(signed(await chaveShown()));
    expect(done.body).toMatchObject({
      activation: { authority: { name: 'Secretaria de Estado da Saúde' }, simulated: false },
      transmission: { allowed: true, reason: null },
    });
    expect(await transmission()).toMatchObject({ allowed: true });
    const audited = await rowsOf<{ municipality_id: string }>(
      installation.platform.db,
      sql`select municipality_id from audit_event where type = 'activation.activated'`,
    );
    expect(audited[0]).toEqual({ municipality_id: municipality.id });
  });

  it('says who may answer the chave, and without an authority who may name one', async () => {
    const { db } = installation.platform;
    const shown = async () => {
      const { authorities, installers } = (await responsible.call<View>('GET', SERRA_CLARA)).body;
      return { authorities, installers };
    };
    const { name } = await getRow<{ name: string }>(
      db,
      sql`select p.name from professional p join administrative_access a on a.professional_id = p.id
        where a.kind = 'installer'`,
    );
    expect(await shown()).toEqual({ authorities: ['Secretaria de Estado da Saúde'], installers: [name] });
    const { rows } = (
      await installer.call<{ rows: Array<{ id: string; name: string; publicKey: string }> }>(
        'GET',
        '/activation-authorities',
      )
    ).body;
    for (const { id } of rows) await installer.call('DELETE', `/activation-authorities/${id}`);
    expect(await shown()).toEqual({ authorities: [], installers: [name] });
    await purposeIs(installation, 'treinamento');
    expect((await shown()).authorities).toEqual([expect.stringContaining('imulador')]);
    for (const row of rows) {
      const { name: known, publicKey } = row;
      await installer.call('POST', '/activation-authorities', { name: known, publicKey });
    }
  });

  it('CIT-23 a wrong contra-chave refuses activation, changes nothing, and leaves its trace', async () => {
    const chave = await chaveShown();
    const { id } = await getRow<{ id: string }>(installation.platform.db, sql`select id from installation`);
    const good = signed(chave);
    const wrong: [string, string][] = [
      [formatChave(chave), 'contra-chave-is-chave'],
      [good.slice(1), 'contra-chave-form'],
      [`${good.slice(0, 70)}${good[70] === '7' ? '8' : '7'}${good.slice(71)}`, 'contra-chave-typing'],
      [signed(chave, generateKeyPairSync('ed25519').privateKey), 'contra-chave-authority'],
      [signed(chaveFor({ installationId: id, ibge: '3550308' })), 'contra-chave-municipality'],
      [signed(chaveFor({ installationId: uuidV7(), ibge: '4205407' })), 'contra-chave-installation'],
      [signed(chave, simulatorPrivateKey()), 'contra-chave-simulator'],
    ];
    for (const [text, code] of wrong) {
      const answer = await enter(text);
      expect([answer.status, answer.body.code]).toEqual([422, code]);
    }
    expect((await responsible.call<View>('GET', SERRA_CLARA)).body.activation).toBeNull();
    const traces = await rowsOf<{ code: string }>(
      installation.platform.db,
      sql`select details->>'code' as code from audit_event where type = 'activation.refused' order by at, id`,
    );
    expect(traces.map(({ code }) => code)).toEqual(wrong.map(([, code]) => code));

    expect((await enter(good)).status).toBe(200);
    await enter(wrong[3]?.[0] ?? '');
    expect((await responsible.call<View>('GET', SERRA_CLARA)).body.activation).not.toBeNull();
  });

  it('DEP-04 training accepts the simulator and still never transmits', async () => {
    await purposeIs(installation, 'treinamento');
    const done = await enter(signed(await chaveShown(), simulatorPrivateKey()));
    expect(done.body).toMatchObject({
      activation: { simulated: true },
      transmission: { allowed: false, reason: 'training' },
    });
    await enter(signed(await chaveShown()));
    expect(await transmission()).toMatchObject({ allowed: false, reason: 'training' });
  });

  it('ADM-E05 transmission of one municipality says nothing of the other', async () => {
    await enter(signed(await chaveShown()));
    const list = await installer.call<{ rows: View[] }>('GET', '/activations');
    expect(new Set(list.body.rows.map((row) => row.transmission.allowed))).toEqual(new Set([false, true]));
    const own = await neighbour.call<{ rows: View[] }>('GET', '/activations');
    expect(own.body.rows.map(({ transmission: { reason } }) => reason)).toEqual(['not-activated']);
  });

  it('ADM-E05 the first access asks for the wizard until it was gone through, with no CNES and no contra-chave', async () => {
    type Session = { access: { firstAccess: boolean } };
    const isFirst = async (who: Client) =>
      (await who.call<Session>('GET', '/session')).body.access.firstAccess;
    expect([await isFirst(responsible), await isFirst(neighbour), await isFirst(installer)]).toEqual([
      true,
      true,
      false,
    ]);
    expect((await neighbour.call('POST', '/session/first-access', {})).status).toBeLessThan(300);
    expect([await isFirst(responsible), await isFirst(neighbour)]).toEqual([true, false]);
    const own = await neighbour.call<{ rows: View[] }>('GET', '/activations');
    expect(own.body.rows.map(({ transmission: { allowed } }) => allowed)).toEqual([false]);
  });

  it('is out of reach of another municipality: 404', async () => {
    const text = signed(await chaveShown());
    expect((await neighbour.call('GET', SERRA_CLARA)).status).toBe(404);
    expect((await enter(text, neighbour)).status).toBe(404);
    expect((await responsible.call<View>('GET', SERRA_CLARA)).body.activation).toBeNull();
  });

  it('keeps the list of authorities: no simulator, no key twice, no private key', async () => {
    const path = '/activation-authorities';
    const add = (publicKey: string, name = 'Outra') =>
      installer.call<View>('POST', path, { name, publicKey });
    const secret = state.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const simulator = 'UXre9RNsIk6Wwps8QoGmD61Q/NfjrdWtMKIxdboB36A=';
    expect((await add(secret)).body.code).toBe('public-key-invalid');
    expect((await add(simulator)).body.code).toBe('authority-simulator');
    expect((await add(publicKeyText(state.publicKey))).body.code).toBe('authority-exists');
    expect((await add(simulator, ' ')).body.code).toBe('name-required');
    expect((await responsible.call('GET', path)).status).toBe(403);

    const pair = generateKeyPairSync('ed25519');
    const { body } = (await add(publicKeyText(pair.publicKey))) as unknown as { body: { id: string } };
    const text = signed(await chaveShown(), pair.privateKey);
    expect((await enter(text)).status).toBe(200);
    expect((await installer.call('DELETE', `${path}/${body.id}`)).status).toBe(200);
    expect((await installer.call('DELETE', `${path}/${body.id}`)).status).toBe(404);
    expect((await enter(text)).body.code).toBe('contra-chave-authority');
    expect(await transmission()).toMatchObject({ allowed: true });
  });
});

it('a production started to trust simulators accepts them, for tests', async () => {
  const installation = await startTestInstallation({
    worker: false,
    env: { PEC_TEST_TRUST_SIMULATORS: '1' },
  });
  try {
    await purposeIs(installation, 'producao');
    const municipality = await buildMunicipality(installation, '4205407');
    const installer = await signedInInstaller(installation);
    const { chave } = (await installer.call<View>('GET', SERRA_CLARA)).body;
    const done = await installer.call<View>('POST', SERRA_CLARA, {
      contraChave: signed(chave, simulatorPrivateKey()),
    });
    expect(done.body.transmission).toMatchObject({ allowed: true });
    const { db } = installation.platform;
    expect(await transmissionState(db, municipality.id, { trustSimulators: false })).toMatchObject({
      allowed: false,
      reason: 'simulated',
    });
  } finally {
    await installation.close();
  }
});
