import type { Platform } from '#platform/runtime/platform';
import { getInstallation } from '#modules/setup/index';
import type { ProcessRow } from './process-queries.ts';

/** False where this base was restored since: nobody still works at what it wanted then. */
export const isOfThisLife = async (
  { db }: Pick<Platform, 'db'>,
  { ownIncarnation }: Pick<ProcessRow, 'ownIncarnation'>,
): Promise<boolean> => (await getInstallation(db)).incarnation === ownIncarnation;
