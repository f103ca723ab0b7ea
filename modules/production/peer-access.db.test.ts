import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { buildPeer } from './test/peer.ts';

let installation: TestInstallation;
const LOTE = uuidV7();
let owner: Awaited<ReturnType<typeof buildPeer>>;
let stranger: Awaited<ReturnType<typeof buildPeer>>;

beforeAll(async () => {
  installation = await startTestInstallation({ worker: false });
  [owner, stranger] = [await buildPeer(installation), await buildPeer(installation)];
  await sql`insert into incoming_lote (peer_id, lote_id, sha256, number, file_name, size_bytes, chunks, announced_at, touched_at)
    values (${owner.id}, ${LOTE}, sha256('a'), 1, 'lote.zip', 100, sha256('a'), now(), now())`.execute(
    installation.platform.db,
  );
}, 60_000);
afterAll(() => installation.close());

const ask = async (who: { authorization: string }, path: string) =>
  (
    await installation.app.inject({
      url: `/api/peer/lotes/${LOTE}${path}`,
      headers: { host: 'localhost', authorization: who.authorization },
    })
  ).statusCode;

describe('what another installation sees here', () => {
  test('is what it announced itself: the lot of another is not there', async () => {
    expect(await ask(owner, '')).toBe(200);
    expect(await ask(stranger, '')).toBe(404);
    expect(await ask(stranger, '/receipt.zip')).toBe(404);
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
