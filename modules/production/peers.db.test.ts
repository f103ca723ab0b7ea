import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { multipart } from '#apps/installation/testing';
import {
  startTwoMunicipalities,
  type TwoMunicipalities,
} from '#modules/health-network/test/two-municipalities';
import type { RouteOutput } from '#platform/contract/route';
import { rowsOf, sql } from '#platform/db/database';
import { CHUNK_BYTES, type HelloAnswer } from './contract/peer.ts';
import type { listPeersContract } from './contract/destinations.ts';
import {
  answerMac,
  helloMac,
  isSame,
  manifestMac,
  newNonce,
  newSecret,
  type PeerKey,
  readKey,
  writeToken,
} from './server/peers/keys.ts';

type Peers = RouteOutput<typeof listPeersContract>;

let two: TwoMunicipalities;
let key: PeerKey;
const base = { installation: randomUUID(), incarnation: randomUUID() };
const sender = { id: base.installation, incarnation: base.incarnation };

beforeAll(async () => {
  two = await startTwoMunicipalities({ worker: false });
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'SECRETARIA', 'producao', 'prontuario', 'http://localhost', now())`.execute(
    two.installation.platform.db,
  );
  key = await allow('UNIDADE');
}, 60_000);
afterAll(() => two.close());

async function allow(name: string): Promise<PeerKey> {
  const { body } = await two.installer.call<{ key: string }>('POST', '/peers', { name });
  const read = readKey(body.key);
  if (!read) throw new Error('the key does not read');
  return read;
}

const challenged = async (): Promise<string> =>
  (await two.installation.client().call<{ challenge: string }>('GET', '/peer/challenge')).body.challenge;

const helloOf = async (of: PeerKey, change: object = {}) => ({
  protocol: 1,
  peer: of.peer,
  nonce: newNonce(),
  challenge: await challenged(),
  ...base,
  name: 'UNIDADE',
  program: '0.1.0',
  layout: '8.7.0',
  at: two.installation.clock.now().toISOString(),
  freeBytes: 5_000_000_000,
  lastBackupAt: null,
  ...change,
});
type Said = HelloAnswer & { code: string };

/** A hello with its proof, as somebody on the way could record it. */
async function provedHello(of: PeerKey, change: object = {}) {
  const hello = await helloOf(of, change);
  return { ...hello, mac: helloMac(of.secret, hello) };
}

const sayHello = (hello: object) => two.installation.client().call<Said>('POST', '/peer/hello', hello);

async function greet(of: PeerKey, change: object = {}, mac?: string) {
  const hello = await provedHello(of, change);
  return sayHello(mac === undefined ? hello : { ...hello, mac });
}

/** Authorization of a conversation. */
async function converse(of: PeerKey): Promise<string> {
  const hello = await provedHello(of);
  const { body, status } = await sayHello(hello);
  if (status !== 200) throw new Error(`hello: ${body.code}`);
  return writeToken(of.secret, {
    peer: of.peer,
    sender,
    nonces: [hello.nonce, body.nonce],
    until: body.until,
  });
}

const asPeer = (authorization: string | undefined, method: 'GET' | 'PUT', path: string, body?: unknown) =>
  two.installation.client().call<{ code: string; state: string; have: number }>(method, path, body, {
    headers: authorization ? { authorization } : {},
  });

/** A lot of zeros: what it holds is judged later. */
function announcement(of: PeerKey, loteId: string, pieces: readonly Buffer[], change: object = {}) {
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const lote = {
    number: 1,
    name: 'RAS_Lote1.zip',
    fichas: 1,
    size: pieces.reduce((sum, { length }) => sum + length, 0),
    sha256: sha(Buffer.concat(pieces)),
    chunks: pieces.map(sha),
    ...change,
  };
  return { ...lote, mac: manifestMac(of.secret, loteId, lote) };
}

const send = (authorization: string, loteId: string, number: number, bytes: Buffer) => {
  const upload = multipart({}, { name: 'pedaco', bytes });
  return two.installation
    .client()
    .call<{ code: string; state: string; have: number }>(
      'PUT',
      `/peer/lotes/${loteId}/chunks/${number}`,
      undefined,
      { ...upload, headers: { ...upload.headers, authorization } },
    );
};

describe('the hello', () => {
  test('both sides prove the key, which never travels', async () => {
    const hello = await provedHello(key);
    const { status, body, text } = await sayHello(hello);
    expect(status).toBe(200);
    const { mac, ...said } = body;
    expect(isSame(mac, answerMac(key.secret, hello.nonce, said))).toBe(true);
    expect(isSame(mac, answerMac(key.secret, newNonce(), said))).toBe(false);
    expect(text).not.toContain(key.secret);
    const { body: peers } = await two.installer.call<Peers>('GET', '/peers');
    expect(peers.rows[0]).toMatchObject({ name: 'UNIDADE', program: '0.1.0', freeBytes: 5_000_000_000 });
    const kept = await rowsOf(two.installation.platform.db, sql`select key from sending_peer`);
    expect(JSON.stringify(kept)).not.toContain(Buffer.from(key.secret).toString('hex'));
  });

  test.each([
    ['another secret', (of: PeerKey) => greet({ ...of, secret: newSecret() })],
    ['an unknown peer', (of: PeerKey) => greet({ ...of, peer: randomUUID() })],
    ['a mac of nothing', (of: PeerKey) => greet(of, {}, '0'.repeat(64))],
  ])('%s is told that the key is unknown, and nothing else', async (_what, attack) => {
    expect(await attack(key)).toMatchObject({ status: 401, body: { code: 'peer-unknown' } });
  });

  test('a newer protocol, oneself and another base are refused, each with its sentence', async () => {
    expect(await greet(key, { protocol: 2 })).toMatchObject({
      status: 409,
      body: { code: 'protocol-newer' },
    });
    const own = await rowsOf<{ id: string }>(two.installation.platform.db, sql`select id from installation`);
    expect(await greet(key, { installation: own[0]?.id })).toMatchObject({
      status: 409,
      body: { code: 'peer-is-self' },
    });
    expect(await greet(key, { incarnation: randomUUID() })).toMatchObject({
      status: 409,
      body: { code: 'peer-changed' },
    });
    // Whoever owned the key before still does, until somebody says otherwise.
    expect((await greet(key)).status).toBe(200);
  });

  test('a recorded hello of a base that was given up marks nothing, however soon it is said again', async () => {
    const of = await allow('RESTAURADA');
    const seen = async () => {
      const { body } = await two.installer.call<Peers>('GET', '/peers');
      return body.rows.find(({ id }) => id === of.peer);
    };
    const recorded = await provedHello(of);
    // A machine may be so fast that both happen in one millisecond.
    two.installation.clock.advance(1);
    expect((await sayHello(recorded)).status).toBe(200);
    const restored = { incarnation: randomUUID() };
    two.installation.clock.advance(1_000);
    expect((await greet(of, restored)).status).toBe(409);
    await two.installer.call('POST', `/peers/${of.peer}/confirm`, {});
    const before = await seen();
    expect(before).toMatchObject({ changed: false });
    expect(await sayHello(recorded)).toMatchObject({ status: 412, body: { code: 'hello-stale' } });
    expect(await seen()).toEqual(before);
    // What the base of now says takes effect once.
    const heard = await provedHello(of, restored);
    two.installation.clock.advance(1);
    expect((await sayHello(heard)).status).toBe(200);
    two.installation.clock.advance(1_000);
    expect((await greet(of, restored)).status).toBe(200);
    expect(await sayHello(heard)).toMatchObject({ status: 412 });
    // Nor what was recorded and never heard, once it is old; nor what the receiver never gave.
    const late = await provedHello(of);
    two.installation.clock.advance(121_000);
    expect(await sayHello(late)).toMatchObject({ status: 412 });
    expect(await greet(of, { challenge: '0'.repeat(64) })).toMatchObject({ status: 412 });
    expect(await seen()).toMatchObject({ changed: false });
  });

  test('a clock that is wrong by an hour is told, and no reason to refuse', async () => {
    const at = new Date(two.installation.clock.now().getTime() + 3_600_000).toISOString();
    expect((await greet(key, { at })).status).toBe(200);
    const { body } = await two.installer.call<Peers>('GET', '/peers');
    expect(body.rows.find(({ id }) => id === key.peer)?.clockAhead).toBeGreaterThan(3_500);
    expect((await greet(key, { at: 'ontem' })).status).toBe(200);
  });
});

describe('a conversation', () => {
  test('without proof, with a forged one, after its hour or after the key was inactivated: 401', async () => {
    const path = `/peer/lotes/${randomUUID()}`;
    const good = await converse(key);
    expect(await asPeer(good, 'GET', path)).toMatchObject({ status: 404 });
    const until = new Date(two.installation.clock.now().getTime() + 9e9).toISOString();
    const nonces = [newNonce(), newNonce()] as const;
    const forged = writeToken(newSecret(), { peer: key.peer, sender, nonces, until });
    for (const proof of [undefined, 'PEC x.y', 'Bearer x', `${good}0`, forged]) {
      expect(await asPeer(proof, 'GET', path)).toMatchObject({ status: 401, body: { code: 'peer-unknown' } });
    }
    two.installation.clock.advance(3_700_000);
    expect(await asPeer(good, 'GET', path)).toMatchObject({ status: 401 });
    two.installation.clock.advance(-3_700_000);
    const other = await allow('OUTRA');
    const proof = await converse(other);
    await two.installer.call('PUT', `/peers/${other.peer}/active`, { active: false });
    expect(await asPeer(proof, 'GET', path)).toMatchObject({ status: 401 });
    expect(await greet(other)).toMatchObject({ status: 401 });
  });

  test('a lot of one is nothing to another', async () => {
    const [mine, theirs] = [await converse(key), await converse(await allow('VIZINHA'))];
    const id = randomUUID();
    const body = announcement(key, id, [Buffer.alloc(40)]);
    expect(await asPeer(mine, 'PUT', `/peer/lotes/${id}`, body)).toMatchObject({ status: 200 });
    expect(await asPeer(theirs, 'GET', `/peer/lotes/${id}`)).toMatchObject({ status: 404 });
    expect(await send(theirs, id, 0, Buffer.alloc(40))).toMatchObject({ status: 404 });
    expect(await asPeer(theirs, 'PUT', `/peer/lotes/${id}`, body)).toMatchObject({
      status: 422,
      body: { code: 'manifest-broken' },
    });
  });

  test('an altered announcement, an altered piece and one out of its turn enter nothing', async () => {
    const proof = await converse(key);
    const id = randomUUID();
    const pieces = [Buffer.alloc(CHUNK_BYTES, 1), Buffer.alloc(100, 2)];
    const body = announcement(key, id, pieces);
    expect(await asPeer(proof, 'PUT', `/peer/lotes/${id}`, { ...body, fichas: 2 })).toMatchObject({
      status: 422,
      body: { code: 'manifest-broken' },
    });
    expect(await asPeer(proof, 'PUT', `/peer/lotes/${id}`, body)).toMatchObject({
      body: { state: 'receiving', have: 0 },
    });
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = pieces;
    expect(await send(proof, id, 1, second)).toMatchObject({
      status: 409,
      body: { code: 'chunk-out-of-order' },
    });
    expect(await send(proof, id, 0, second)).toMatchObject({ status: 422, body: { code: 'chunk-broken' } });
    expect(await send(proof, id, 0, first)).toMatchObject({ body: { state: 'receiving', have: 1 } });
    expect(await send(proof, id, 0, first)).toMatchObject({ body: { have: 1 } });
    expect(await send(proof, id, 1, second)).toMatchObject({ body: { state: 'judging', have: 2 } });
    expect(await send(proof, id, 2, second)).toMatchObject({ body: { state: 'judging', have: 2 } });
    const jobs = await rowsOf(
      two.installation.platform.db,
      sql`select 1 from job where kind = 'production.receiveLote'`,
    );
    expect(jobs).toHaveLength(1);
  });

  test('what is too much or no announcement is refused at the edge', async () => {
    const proof = await converse(key);
    const id = randomUUID();
    const good = announcement(key, id, [Buffer.alloc(40)]);
    for (const change of [
      { chunks: [] },
      { name: '../fora.zip' },
      { size: 2 ** 40 },
      { fichas: 0 },
      { chunks: Array.from({ length: 5_000 }, () => '0'.repeat(64)) },
    ]) {
      const { status } = await asPeer(proof, 'PUT', `/peer/lotes/${id}`, { ...good, ...change });
      expect([400, 413, 422]).toContain(status);
    }
  });
});
