import { join } from 'node:path';
import { civilTime } from '#platform/clock/civil';

export const SUFFIX = '.pecbackup';

/** Where copies are put without any setting. */
export const ownFolder = (dataDir: string): string => join(dataDir, 'copias');

const LONGEST = 40;

/** `UBS Jardim das Acácias` → `ubs-jardim-das-acacias`: a name that any disk takes. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST) || 'pec';

/** Whose, and when it was made by the clock of the place: people look for it in a folder. */
export function copyName(installation: string, at: Date, timeZone: string): string {
  const { day, time } = civilTime(at, timeZone);
  return `${plain(installation)}-${day}-${time.replaceAll(':', '')}${SUFFIX}`;
}
