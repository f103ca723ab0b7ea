import { randomInt } from 'node:crypto';
import { type Db, findRow, sql } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';

const CODES = 10;
// Without letters and digits that look alike on paper.
const SYMBOLS = 'abcdefghjkmnpqrstuvwxyz23456789';

export type FactorRow = { enabled: boolean; enrolling: Buffer | null; recovery_left: number };

export async function findFactor(db: Db, professionalId: string): Promise<FactorRow> {
  const row = await findRow<FactorRow>(
    db,
    sql`select totp_secret is not null as enabled, totp_enrolling as enrolling,
        (select count(*) from recovery_code r where r.professional_id = a.professional_id) as recovery_left
      from account a where professional_id = ${professionalId}`,
  );
  return row ?? { enabled: false, enrolling: null, recovery_left: 0 };
}

export async function saveEnrolling(db: Db, professionalId: string, sealed: Buffer): Promise<void> {
  await sql`update account set totp_enrolling = ${sealed} where professional_id = ${professionalId}`.execute(
    db,
  );
}

export async function enableFactor(db: Db, professionalId: string, step: number): Promise<void> {
  await sql`update account set totp_secret = totp_enrolling, totp_enrolling = null, totp_last_step = ${step}
    where professional_id = ${professionalId}`.execute(db);
}

export async function keepStep(db: Db, professionalId: string, step: number): Promise<void> {
  await sql`update account set totp_last_step = ${step} where professional_id = ${professionalId}`.execute(
    db,
  );
}

export async function deleteFactor(db: Db, professionalId: string): Promise<void> {
  await sql`update account set totp_secret = null, totp_enrolling = null, totp_last_step = null
    where professional_id = ${professionalId}`.execute(db);
  await sql`delete from recovery_code where professional_id = ${professionalId}`.execute(db);
}

const bare = (code: string) => code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Ten codes, each good for one entry without the telephone; the base keeps keyed digests. */
export async function newRecoveryCodes(
  { db, platform }: UseCaseContext,
  professionalId: string,
): Promise<string[]> {
  const draw = () => Array.from({ length: 5 }, () => SYMBOLS[randomInt(SYMBOLS.length)]).join('');
  const codes = Array.from({ length: CODES }, () => `${draw()}-${draw()}`);
  const digests = codes.map((code) => platform.secrets.digest(bare(code)));
  await sql`delete from recovery_code where professional_id = ${professionalId}`.execute(db);
  await sql`insert into recovery_code (professional_id, code_digest)
    select ${professionalId}, * from unnest(${digests}::text[])`.execute(db);
  return codes;
}

/** Takes a recovery code out of use; false when it is none of this person's. */
export async function useRecoveryCode(
  { db, platform }: UseCaseContext,
  professionalId: string,
  code: string,
): Promise<boolean> {
  const taken = await sql`delete from recovery_code
    where professional_id = ${professionalId} and code_digest = ${platform.secrets.digest(bare(code))}`.execute(
    db,
  );
  return taken.numAffectedRows === 1n;
}
