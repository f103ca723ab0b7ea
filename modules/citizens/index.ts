import type { TableDeclaration } from '#platform/db/tables';
import type { ModuleDefinition } from '#platform/module/definition';
import { commands } from './commands.ts';
import { citizenImporters } from './server/importers.ts';
import { importCitizensJob, purgeCitizenFilesJob } from './server/import/jobs.ts';
import { routesOver } from './server/routes.ts';
import { tables } from './tables.ts';

export { citizenGround, loadCitizen, lockCitizen } from './server/record/queries.ts';
export {
  type CitizenRecord,
  type LoadedCitizen,
  type RecordField,
  recordOfRow,
} from './server/record/record.ts';
export { evidenceText } from './contract/evidence.ts';
export { readCommonKeys } from './server/likely/common-keys.ts';
export { fillMatchKeys } from './server/likely/fill-keys.ts';
export { dropGone } from './server/likely/gone.ts';
export { type FoundPair, keepPairs } from './server/likely/pairs.ts';
export { likelyPairs } from './server/likely/scan.ts';
export { guardedBySharing } from './server/sharing/guarded.ts';
export { requireShared } from './server/sharing/hidden.ts';
export { storeCitizen, type Stored } from './server/record/store.ts';
export type { BulkCitizen } from './server/bulk/row.ts';
export { type BulkStep, writeCitizensInBulk } from './server/bulk/write-citizens.ts';

/** `tables`: those of all rooms, asked for when a request comes; rooms made later keep something of citizens too. */
export const createCitizensModule = (allTables: () => readonly TableDeclaration[]): ModuleDefinition => ({
  name: 'citizens',
  routes: routesOver(allTables),
  jobs: [importCitizensJob, purgeCitizenFilesJob],
  tables,
  commands,
  importers: citizenImporters,
});
