import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { buildMunicipality, buildPerson, grant, signedIn } from '#apps/installation/testing-people';
import { rowsOf, sql } from '#platform/db/database';
import type { JobContext } from '#platform/jobs/job';
import { purgeDraftsJob } from './server/purge-job.ts';

let installation: TestInstallation;
let ana: Desk;
let bia: Desk;

const FORM = 'cidadao-novo-1';
const HERE = 'page-here';
const THERE = 'page-there';

type Saved = { at: string; version: number; beside: boolean; code?: string };
type Text = { values: { name: string }; version: number; writer: string; beside: boolean; title: string };

/** A page of somebody in one access. */
class Desk {
  readonly client: Client;
  readonly accessId: string;
  constructor(client: Client, accessId: string) {
    this.client = client;
    this.accessId = accessId;
  }
  save = (name: string, version: number, writer = HERE, change: object = {}) =>
    this.client.call<Saved>('PUT', '/drafts', {
      accessId: this.accessId,
      form: FORM,
      title: `o cadastro de ${name}`,
      path: '/cidadao/novo/1',
      values: { name },
      version,
      writer,
      ...change,
    });
  texts = async (form = FORM): Promise<Text[]> =>
    (await this.client.call<{ texts: Text[] }>('GET', `/drafts/texts?accessId=${this.accessId}&form=${form}`))
      .body.texts;
  list = () =>
    this.client.call<{ drafts: { title: string; form: string }[]; code?: string }>(
      'GET',
      `/drafts?accessId=${this.accessId}`,
    );
  remove = (version: number, writer = HERE) =>
    this.client.call(
      'DELETE',
      `/drafts?accessId=${this.accessId}&form=${FORM}&version=${version}&writer=${writer}`,
    );
  names = async () => (await this.texts()).map(({ values }) => values.name);
}

async function deskOf(kind: 'municipal-admin' | 'municipal-manager', ibge: string): Promise<Desk> {
  const person = await buildPerson(installation);
  await grant(installation, person, kind, await buildMunicipality(installation, ibge));
  const client = await signedIn(installation, person);
  const { body } = await client.call<{ access: { id: string } }>('GET', '/session');
  return new Desk(client, body.access.id);
}

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  ana = await deskOf('municipal-admin', '4205407');
  bia = await deskOf('municipal-manager', '3550308');
});
beforeEach(() => sql`delete from draft`.execute(installation.platform.db));
afterEach(() => installation.clock.set(new Date()));
afterAll(() => installation.close());

describe('a draft on the server', () => {
  test('goes on from version to version in one row, and is gone when removed', async () => {
    const first = await ana.save('Olga', 0);
    expect(first).toMatchObject({ status: 200, body: { beside: false } });
    const second = await ana.save('Olga Pinto', first.body.version);
    expect(second.body.version).toBe(first.body.version + 1);
    expect(await ana.texts()).toMatchObject([
      { values: { name: 'Olga Pinto' }, title: 'o cadastro de Olga Pinto', beside: false },
    ]);
    await ana.remove(second.body.version);
    expect(await ana.texts()).toEqual([]);
    // Made anew it never has a version that an older page knows.
    expect((await ana.save('Rita', 0)).body.version).not.toBe(first.body.version);
  });

  test('lies encrypted, bound to whose it is', async () => {
    await ana.save('Quiteria Zanon', 0);
    const { db } = installation.platform;
    const [row] = await rowsOf<{ text: string }>(
      db,
      sql`select encode(heading, 'escape') || encode(content, 'escape') as text from draft`,
    );
    expect(row?.text.length).toBeGreaterThan(60);
    expect(row?.text).not.toMatch(/quiteria|cidadao/i);
    const [owner] = await rowsOf<{ id: string }>(
      db,
      sql`select professional_id as id from administrative_access where id = ${bia.accessId}`,
    );
    // Somebody with the base alone gives the row to another.
    await sql`update draft set professional_id = ${owner?.id}, access_id = ${bia.accessId}`.execute(db);
    expect(await bia.texts()).toEqual([]);
    expect((await bia.list()).body.drafts).toEqual([]);
  });

  test('is its owner’s, in the access it was typed in', async () => {
    await ana.save('Olga', 0);
    expect((await ana.list()).body.drafts).toMatchObject([{ form: FORM, title: 'o cadastro de Olga' }]);
    expect((await bia.list()).body.drafts).toEqual([]);
    const asAna = new Desk(bia.client, ana.accessId);
    for (const answer of [await asAna.list(), await asAna.save('Bia', 0), await asAna.remove(9)]) {
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([
        404,
        'draft-of-another-access',
      ]);
    }
    expect(await ana.names()).toEqual(['Olga']);
  });

  test('leaves no audit, no change and no idempotency key', async () => {
    const traces = () =>
      rowsOf(
        installation.platform.db,
        sql`select (select count(*) from audit_event) as events, (select count(*) from changelog) as changes,
          (select count(*) from idempotency_key) as keys`,
      );
    const before = await traces();
    const { body } = await ana.save('Olga', 0);
    await ana.remove(body.version);
    expect(await traces()).toEqual(before);
  });
});

describe('two computers', () => {
  test('the second with an old version is kept beside, and told; its choice settles both', async () => {
    const { version } = (await ana.save('Olga', 0)).body;
    const there = await ana.save('Olga Reis', version, THERE);
    const here = await ana.save('Olga Pinto', version);
    expect(here.body).toMatchObject({ beside: true });
    expect((await ana.save('Olga Pinto Luz', version)).body.beside).toBe(true);
    expect(await ana.texts()).toMatchObject([
      { values: { name: 'Olga Reis' }, beside: false, writer: THERE },
      { values: { name: 'Olga Pinto Luz' }, beside: true, writer: HERE },
    ]);
    const settled = await ana.save('Olga Pinto Luz', there.body.version, HERE, { settles: HERE });
    expect(settled.body.beside).toBe(false);
    expect(await ana.names()).toEqual(['Olga Pinto Luz']);
    // The other computer now has the old one.
    expect((await ana.save('Olga Reis', there.body.version, THERE)).body.beside).toBe(true);
  });

  test('what no key of the installation opens any more gives way, and keeps nobody from writing', async () => {
    await ana.save('Olga', 0);
    await sql`update draft set heading = ${randomBytes(60)}, content = ${randomBytes(60)}`.execute(
      installation.platform.db,
    );
    expect(await ana.names()).toEqual([]);
    expect((await ana.list()).body.drafts).toEqual([]);
    expect((await ana.save('Olga Reis', 0, THERE)).body).toMatchObject({ beside: false });
    expect(await ana.texts()).toMatchObject([{ values: { name: 'Olga Reis' }, beside: false }]);
  });

  test('an answer that was lost is sent again without a conflict', async () => {
    const { version } = (await ana.save('Olga', 0)).body;
    await ana.save('Olga P', version);
    expect((await ana.save('Olga Pi', version)).body.beside).toBe(false);
    expect(await ana.names()).toEqual(['Olga Pi']);
  });

  test('saving here leaves what was typed there after', async () => {
    const { version } = (await ana.save('Olga', 0)).body;
    await ana.save('Olga Reis', version, THERE);
    await ana.save('Olga Pinto', version);
    await ana.remove(version);
    expect(await ana.texts()).toMatchObject([{ values: { name: 'Olga Reis' }, beside: false }]);
  });

  test('a text beside takes the place of the one that was saved', async () => {
    const { version } = (await ana.save('Olga', 0)).body;
    const there = await ana.save('Olga Reis', version, THERE);
    await ana.save('Olga Pinto', version);
    await ana.remove(there.body.version, THERE);
    expect(await ana.texts()).toMatchObject([{ values: { name: 'Olga Pinto' }, beside: false }]);
    expect((await ana.save('Olga Pinto Luz', version)).body.beside).toBe(false);
  });
});

describe('limits', () => {
  test('size, count and age', async () => {
    const large = await ana.save('Olga', 0, HERE, { values: { text: 'a'.repeat(300_000) } });
    expect([large.status, large.body.code]).toEqual([413, 'draft-too-large']);
    for (let at = 0; at < 100; at++)
      expect((await ana.save('x', 0, HERE, { form: `f${at}` })).status).toBe(200);
    const more = await ana.save('Olga', 0);
    expect([more.status, more.body.code]).toEqual([422, 'too-many-drafts']);
    expect((await ana.save('y', 0, HERE, { form: 'f1' })).status).toBe(200);
    expect((await bia.save('Olga', 0)).status).toBe(200);

    const { platform, clock } = installation;
    const context = { platform } as unknown as JobContext;
    clock.advance(89 * 86_400_000);
    expect(await purgeDraftsJob.run(context, {})).toEqual({ removed: 0 });
    clock.advance(2 * 86_400_000);
    expect(await purgeDraftsJob.run(context, {})).toEqual({ removed: 101 });
  });
});
