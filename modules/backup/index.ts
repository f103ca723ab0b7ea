import type { Db } from '#platform/db/database';
import { copiedTables, type TableDeclaration } from '#platform/db/tables';
import type { AfterRestore, ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { commandsOver } from './commands.ts';
import { copiesCheck } from './server/check.ts';
import { copyFacts } from './server/copies/copy-queries.ts';
import { copyJobs } from './server/jobs.ts';
import { routes } from './server/routes.ts';
import { foldersSetting, hourSetting, keepingSetting, sheetSetting } from './settings.ts';
import { tables as own } from './tables.ts';

/** When the newest copy that was read back was made; null where there is none. */
export const lastGoodCopy = async (db: Db, now: Date): Promise<Date | null> =>
  (await copyFacts(db, now)).lastGood;

/** Of every room, asked for when they are used; modules are put together later. */
type BackupParts = {
  tables: () => readonly TableDeclaration[];
  /** What they mend in a base that was loaded from a copy. */
  afterRestore: () => readonly AfterRestore[];
};

export {
  beginSnapshot,
  type CopiedTable as SnapshotTable,
  describeTables,
  endSnapshot,
} from './server/file/base-queries.ts';
export { makeCopy } from './server/copies/make-copy.ts';
export { rehearseUpgrade } from './server/restore/rehearse.ts';

export function createBackupModule({ tables, afterRestore }: BackupParts): ModuleDefinition {
  const copied = () => copiedTables(tables());
  return {
    name: 'backup',
    routes,
    jobs: copyJobs(copied),
    settings: [hourSetting, foldersSetting, keepingSetting, sheetSetting],
    tables: own,
    audit,
    commands: commandsOver(copied, afterRestore),
    checks: [copiesCheck],
  };
}
