import { createHash } from 'node:crypto';
import { query } from '../tests/support/base.ts';

/** Cookies of as many open sessions of the installer, each in a browser of its own, as the sign-in leaves them. */
export async function openSessions(dataDir: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, (_, n) => `browser-${n}-of-the-benchmark`);
  const digests = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await query(
    dataDir,
    `insert into session (id, token_sha256, professional_id, access_id, created_at, last_seen_at)
     select uuid_v7(), decode(digest, 'hex'), professional_id, id, now(), now()
     from unnest('{${digests.join(',')}}'::text[]) digest, administrative_access where kind = 'installer'`,
  );
  return tokens.map((token) => `pec_session=${token}`);
}
