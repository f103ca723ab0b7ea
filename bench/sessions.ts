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

/** Cookie of a receptionist of the synthetic municipality, signed in. */
export async function openReception(dataDir: string): Promise<string> {
  const token = 'reception-of-the-benchmark';
  const digest = createHash('sha256').update(token).digest('hex');
  await query(
    dataDir,
    `insert into session (id, token_sha256, professional_id, access_id, created_at, last_seen_at)
     select uuid_v7(), decode('${digest}', 'hex'), l.professional_id, l.id,
       now(), now()
     from lotacao l where l.cbo like '4221%' and l.active limit 1`,
  );
  await query(
    dataDir,
    `insert into account (professional_id, password_hash, must_change_password, terms_version, updated_at)
     select s.professional_id, 'x', false, (select max(terms_version) from account), now() from session s
     where s.token_sha256 = decode('${digest}', 'hex')
     on conflict (professional_id) do update set must_change_password = false, terms_version = excluded.terms_version`,
  );
  return `pec_session=${token}`;
}
