import { createHash, timingSafeEqual } from 'node:crypto';
import { readSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { legacyFirstPassword } from '../settings.ts';
import { type AccountRow, findAccount } from './queries.ts';
import { storePassword } from './set-password.ts';

const same = (a: string, b: string) => {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
};

/**
 * The old first password, CNS (or CPF) followed by "esus", of somebody who never had
 * another: kept as a password to be changed at once. Undefined when it is not that, or the setting is off.
 */
export async function takeFirstPassword(
  context: UseCaseContext,
  account: AccountRow | undefined,
  password: string,
): Promise<AccountRow | undefined> {
  const isOn = await readSetting(context.platform, context.db, legacyFirstPassword);
  const number = account?.cns ?? account?.cpf;
  const neverHad = account?.password_hash === null && !account.reset_pending;
  if (!isOn || !account || !number || !neverHad || !same(password, `${number}esus`)) return undefined;
  const { professional_id: professionalId } = account;
  await storePassword(context, { professionalId, password, mustChange: true });
  return findAccount(context.db, professionalId);
}
