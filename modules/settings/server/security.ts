import type { Static } from 'typebox';
import {
  blockUntilFreed,
  idleMinutes,
  legacyFirstPassword,
  maxAttempts,
  passwordMonths,
  passwordRound,
} from '#modules/access/index';
import type { RouteInput } from '#platform/contract/route';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import type { changeSecurity as contract, SecurityView } from '../contract.ts';

type Change = RouteInput<typeof contract>['body'];

export async function readSecurity({ platform, db }: ReadContext): Promise<Static<typeof SecurityView>> {
  return {
    passwordMonths: await readSetting(platform, db, passwordMonths),
    idleMinutes: await readSetting(platform, db, idleMinutes),
    maxAttempts: await readSetting(platform, db, maxAttempts),
    blockUntilFreed: await readSetting(platform, db, blockUntilFreed),
    legacyFirstPassword: await readSetting(platform, db, legacyFirstPassword),
    passwordOfEverybodyAskedAt: (await readSetting(platform, db, passwordRound)).requestedAt,
  };
}

/** Stores what was sent and nothing else (ADM-C10); the trail keeps the names of what changed. */
export async function changeSecurity(
  context: UseCaseContext,
  change: Change,
): Promise<Static<typeof SecurityView>> {
  const { platform, db, now } = context;
  const before = await readSecurity(context);
  if (change.passwordMonths !== undefined) {
    await writeSetting(platform, db, passwordMonths, change.passwordMonths, now);
  }
  if (change.idleMinutes !== undefined)
    await writeSetting(platform, db, idleMinutes, change.idleMinutes, now);
  if (change.maxAttempts !== undefined)
    await writeSetting(platform, db, maxAttempts, change.maxAttempts, now);
  if (change.blockUntilFreed !== undefined) {
    await writeSetting(platform, db, blockUntilFreed, change.blockUntilFreed, now);
  }
  if (change.legacyFirstPassword !== undefined) {
    await writeSetting(platform, db, legacyFirstPassword, change.legacyFirstPassword, now);
  }
  const after = await readSecurity(context);
  const names = [
    'passwordMonths',
    'idleMinutes',
    'maxAttempts',
    'blockUntilFreed',
    'legacyFirstPassword',
  ] as const;
  context.audit({
    type: 'settings.security-changed',
    fields: names.filter((name) => before[name] !== after[name]),
  });
  return after;
}
