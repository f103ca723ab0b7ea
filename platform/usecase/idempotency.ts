import type { RawBuilder } from 'kysely';
import { affected, type Db, findRow, sql } from '#platform/db/database';
import { prepared } from '#platform/db/named';
import { Problem } from '#platform/errors/problem';
import type { SecretBox } from '#platform/settings/secret-box';

export type IdempotentRequest = {
  /** Who sends: keys of two people never meet. */
  owner: string;
  key: string;
  /** Of route and body: the same key with another request is an error. */
  fingerprint: string;
};

/** Keyed: a body may hold a password, which whoever reads the base would guess from a plain digest. */
export const fingerprintOf = (secrets: SecretBox, route: string, input: unknown): string =>
  secrets.digest(`${route}\0${JSON.stringify(input) ?? ''}`);

/**
 * Claims a key inside the transaction of the act: undefined = go on; otherwise the stored answer.
 * A second request with the same key waits for the first one's commit (unique index), then gets its answer.
 */
export async function claimKey(
  db: Db,
  secrets: SecretBox,
  request: IdempotentRequest,
  now: Date,
): Promise<unknown> {
  const claimed = await prepared(sql`
    insert into idempotency_key (owner, key, request_sha256, created_at)
    values (${request.owner}, ${request.key}, ${request.fingerprint}, ${now})
    on conflict do nothing
  `).execute(db);
  if (claimed.numAffectedRows === 1n) return undefined;
  const row = await findRow<{ request_sha256: string; response: Buffer | null }>(
    db,
    sql`select request_sha256, response from idempotency_key where owner = ${request.owner} and key = ${request.key}`,
  );
  if (row?.request_sha256 !== request.fingerprint) {
    throw new Problem(
      422,
      'idempotency-key-reused',
      'Esta gravação já foi usada para outro pedido. Recarregue a página e grave de novo.',
    );
  }
  // Claimed but unanswered: the act was refused and left only its traces, so it may be tried again.
  return row.response ? JSON.parse(secrets.open(row.response)) : undefined;
}

/** Keeps the answer beside the key, encrypted; sent by the use-case runner in the same transaction. */
export const keepAnswer = (
  secrets: SecretBox,
  request: IdempotentRequest,
  answer: unknown,
): RawBuilder<unknown> => sql`
  update idempotency_key set response = ${secrets.seal(JSON.stringify(answer ?? null))}::bytea
  where owner = ${request.owner} and key = ${request.key}`;

/** Keys older than an instant, which no browser repeats any more. Returns how many were removed. */
export const removeIdempotencyKeys = (db: Db, before: Date): Promise<number> =>
  affected(db, sql`delete from idempotency_key where created_at < ${before}`);
