import type pg from 'pg';
import type { Clock } from '#platform/clock/clock';
import type { BootSettings } from '#platform/config/boot';
import type { Database } from '#platform/db/database';
import type { Logger } from '#platform/log/logger';
import type { CitizenEvents } from '#platform/module/citizen-events';
import type { SecretBox } from '#platform/settings/secret-box';

/** What every use case, job and command stands on. Made once per process. */
export type Platform = {
  boot: BootSettings;
  databaseUrl: string;
  pool: pg.Pool;
  db: Database;
  clock: Clock;
  log: Logger;
  secrets: SecretBox;
  version: string;
  /** What rooms do when something befalls a citizen: the root gives what they declare. */
  citizenEvents: () => Promise<readonly CitizenEvents[]>;
};
