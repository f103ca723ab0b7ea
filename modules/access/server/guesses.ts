import { readSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { blockUntilFreed, maxAttempts } from '../settings.ts';
import { findEnteredNetwork } from './attempt-queries.ts';
import { plainAddress } from './attempts.ts';
import { type Counted, dropUnknown, holdUnknown, saveUnknown } from './guess-queries.ts';
import { type AccountRow, saveAttempts } from './queries.ts';

// From where somebody entered of late wrong tries are counted apart: a stranger elsewhere keeps nobody out there.
const FAMILIAR_DAYS = 30;
const FAMILIAR_MINUTES = 5;
const STRANGE_MINUTES = 15;

/** Wrong tries so far, and the block they led to, of one account or CPF from where the caller is. */
export type Guesses = {
  limit: number;
  /** How long a block of these holds; null: until somebody frees the account. */
  minutes: number | null;
  blocked: boolean;
  failed: number;
  save(failed: number, block: { at: Date; until: Date | null } | null): Promise<void>;
};

type Who = {
  cpf: string | null;
  /** Whose account counts; undefined for a CPF without password here, of which nobody may learn that. */
  account: AccountRow | undefined;
};

/** Holds the counter until the end of the transaction, so that tries at once are counted one by one. */
export async function findGuesses(context: UseCaseContext, who: Who): Promise<Guesses> {
  const { platform, db } = context;
  const limit = await readSetting(platform, db, maxAttempts);
  if (await readSetting(platform, db, blockUntilFreed)) return ofAccount(context, who, limit, null);
  const network = await findFamiliarNetwork(context);
  if (network === undefined) return ofAccount(context, who, limit, STRANGE_MINUTES);
  return ofDigest(context, keyOf(context, who.cpf, network), limit, FAMILIAR_MINUTES);
}

/** Who entered begins anew, wherever the wrong tries came from. */
export async function forgiveGuesses(context: UseCaseContext, account: AccountRow): Promise<void> {
  const { db, now } = context;
  await saveAttempts(db, account.professional_id, { failed: 0, block: null, now });
  await forgetGuesses(context, account.cpf);
}

/** The same of the tries that no account holds. */
export async function forgetGuesses(context: UseCaseContext, cpf: string | null): Promise<void> {
  if (cpf === null) return;
  await dropUnknown(context.db, keyOf(context, cpf));
}

/** Counts one more; returns how many are left before the block. */
export async function countGuess(context: UseCaseContext, guesses: Guesses): Promise<number> {
  const { limit, minutes, save } = guesses;
  const failed = guesses.failed + 1;
  if (failed < limit) {
    await save(failed, null);
    return limit - failed;
  }
  const until = minutes === null ? null : new Date(context.now.getTime() + minutes * 60_000);
  await save(failed, { at: context.now, until });
  return 0;
}

/**
 * The caller's address, of IPv6 the network that one subscriber has, where anybody entered from it of late. Asked of
 * all, so that it does not tell who works there.
 */
const findFamiliarNetwork = ({ db, ip, now }: UseCaseContext): Promise<string | undefined> =>
  findEnteredNetwork(db, { ip: plainAddress(ip), now, days: FAMILIAR_DAYS });

const keyOf = ({ platform }: UseCaseContext, cpf: string | null, network?: string): string =>
  platform.secrets.digest(cpf ?? '') + (network ? `@${platform.secrets.digest(network)}` : '');

function ofAccount(context: UseCaseContext, { cpf, account }: Who, limit: number, minutes: number | null) {
  if (!account) return ofDigest(context, keyOf(context, cpf), limit, minutes);
  const { db, now } = context;
  const save: Guesses['save'] = (failed, block) =>
    saveAttempts(db, account.professional_id, { failed, block, now });
  return Promise.resolve({ ...stateOf(account, now), limit, minutes, save });
}

async function ofDigest(context: UseCaseContext, key: string, limit: number, minutes: number | null) {
  const { db, now } = context;
  const row = await holdUnknown(db, key, now);
  const save: Guesses['save'] = (failed, block) => saveUnknown(db, key, failed, block);
  return { ...stateOf(row, now), limit, minutes, save };
}

/** A block that has run out is none, and the count begins anew; so does one of an hour that is yet to come. */
function stateOf(row: Counted, now: Date): Pick<Guesses, 'blocked' | 'failed'> {
  const { blocked_at: at, blocked_until: until } = row;
  if (at === null) return { blocked: false, failed: row.failed_attempts ?? 0 };
  const blocked = until === null || (at <= now && now < until);
  return { blocked, failed: blocked ? (row.failed_attempts ?? 0) : 0 };
}
