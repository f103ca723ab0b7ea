import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { newNonce, receiptMac } from './server/peers/keys.ts';
import { buildPeer } from './test/peer.ts';

let installation: TestInstallation;
const LOTE = uuidV7();
let owner: Awaited<ReturnType<typeof buildPeer>>;
let stranger: Awaited<ReturnType<typeof buildPeer>>;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  await sql`insert into installation (id, incarnation, name, purpose, resources, link, created_at)
    values (uuid_v7(), uuid_v7(), 'SERRA CLARA', 'producao', 'prontuario', 'http://localhost', now())`.execute(
    installation.platform.db,
  );
  [owner, stranger] = [await buildPeer(installation), await buildPeer(installation)];
  await sql`insert into incoming_lote (peer_id, lote_id, sha256, number, file_name, size_bytes, chunks, announced_at, touched_at)
    values (${owner.id}, ${LOTE}, sha256('a'), 1, 'lote.zip', 100, sha256('a'), now(), now())`.execute(
    installation.platform.db,
  );
}, 60_000);
afterAll(() => installation.close());

const get = (who: { authorization: string }, path: string) =>
  installation.app.inject({
    url: `/api/peer/lotes/${LOTE}${path}`,
    headers: { host: 'localhost', authorization: who.authorization },
  });
const ask = async (...[who, path]: Parameters<typeof get>) => (await get(who, path)).statusCode;
const receipt = (nonce = newNonce()) => `/receipt.zip?nonce=${nonce}`;

describe('what another installation sees here', () => {
  test('is what it announced itself: the lot of another is not there', async () => {
    expect(await ask(owner, '')).toBe(200);
    expect(await ask(stranger, '')).toBe(404);
    expect(await ask(stranger, receipt())).toBe(404);
  });

  test('the proof of a receipt is for who asks now: one that was recorded proves nothing', async () => {
    const { db } = installation.platform;
    await sql`with lote as (
        insert into received_lote (id, origin, file_name, sha256, size_bytes, peer_id, received_at, finished_at)
        values (uuid_v7(), 'online', 'lote.zip', sha256('a'), 1, ${owner.id}, now(), now()) returning id)
      update incoming_lote set received_lote_id = (select id from lote) where lote_id = ${LOTE}`.execute(db);
    expect(await ask(owner, '/receipt.zip')).toBe(400);
    const nonce = newNonce();
    const { headers, rawPayload } = await get(owner, receipt(nonce));
    const sha256 = createHash('sha256').update(rawPayload).digest('hex');
    const macFor = (said: string) => receiptMac(owner.secret, { nonce: said, loteId: LOTE, sha256 });
    expect(headers['x-pec-mac']).toBe(macFor(nonce));
    expect(headers['x-pec-mac']).not.toBe(macFor(newNonce()));
  });

  test('is nothing once it was inactivated', async () => {
    const other = await buildPeer(installation);
    expect(await ask(other, '')).toBe(404);
    await sql`update sending_peer set inactive_at = now() where id = ${other.id}`.execute(
      installation.platform.db,
    );
    expect(await ask(other, '')).toBe(401);
  });
});
