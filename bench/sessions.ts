import { createHash, randomUUID } from 'node:crypto';
import { query } from '../tests/support/base.ts';
import { Client } from '../tests/support/client.ts';
import type { Installation } from '../tests/support/installation.ts';

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
  const [cookie = ''] = await openReceptions(dataDir, 1);
  return cookie;
}

/** The same in so many browsers: desks of the municipality, each with its session. */
export async function openReceptions(dataDir: string, count: number): Promise<string[]> {
  const [reception] = await query<{ id: string }>(
    dataDir,
    "select id from lotacao where cbo like '4221%' and active order by id limit 1",
  );
  if (!reception) throw new Error('the training base has no reception');
  return openLotacoes(
    dataDir,
    Array.from({ length: count }, () => reception.id),
  );
}

/** Cookies of people at work, one in each of these lotações. */
export async function openLotacoes(dataDir: string, lotacoes: readonly string[]): Promise<string[]> {
  const tokens = lotacoes.map(() => `lotacao-${randomUUID()}`);
  const digests = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await query(
    dataDir,
    `insert into session (id, token_sha256, professional_id, access_id, created_at, last_seen_at)
     select uuid_v7(), decode(digest, 'hex'), l.professional_id, l.id, now(), now()
     from unnest('{${digests.join(',')}}'::text[], '{${lotacoes.join(',')}}'::uuid[]) as given(digest, id)
     join lotacao l on l.id = given.id`,
  );
  await query(
    dataDir,
    `insert into account (professional_id, password_hash, must_change_password, terms_version, updated_at)
     select distinct s.professional_id, 'x', false, (select max(terms_version) from account), now() from session s
     where encode(s.token_sha256, 'hex') = any('{${digests.join(',')}}'::text[])
     on conflict (professional_id) do update set must_change_password = false, terms_version = excluded.terms_version`,
  );
  return tokens.map((token) => `pec_session=${token}`);
}

const ADMINISTRATORS_PASSWORD = 'Girassol2027';

/** The administrator of the municipality, signed in. */
export async function administratorOf({ installer, url }: Installation): Promise<Client> {
  const { rows } = await installer.get<{ rows: Array<{ professional: { id: string } }> }>(
    '/municipality-responsibles',
  );
  const { password, cpf } = await installer.post<{ password: string; cpf: string }>(
    `/professionals/${rows[0]?.professional.id}/provisional-password`,
    {},
  );
  const admin = await new Client(url).signIn(cpf, password);
  await admin.post('/session/password', { current: password, next: ADMINISTRATORS_PASSWORD });
  return admin.signIn(cpf, ADMINISTRATORS_PASSWORD);
}
