import type { TableDeclaration } from '#platform/db/tables';
import type { ModuleDefinition } from '#platform/module/definition';
import { citizenImporters } from './server/importers.ts';
import { importCitizensJob, purgeCitizenFilesJob } from './server/import/jobs.ts';
import { routesOver } from './server/routes.ts';
import { tables } from './tables.ts';

export { citizenGround, loadCitizen, lockCitizen } from './server/record/queries.ts';
export type { CitizenField, CitizenFields } from './contract/definition/field.ts';
export { BLOCKS, FORM, inPageOrder, RECORD } from './contract/definition/registration.ts';
export { type FormFields, type FormInput, seenFields } from './contract/fields.ts';
export { BY_HAND, registrationChanges } from './server/importers.ts';
export type { LikelyPerson } from './server/likely/likely.ts';
export { familyOf } from './server/person/family.ts';
export {
  findAsNew,
  findCitizenOf,
  type Found,
  type FoundHolder,
  peopleAround,
  type Told,
} from './server/received/find-citizen.ts';
export { holdCitizen, holdPerson } from './server/received/hold.ts';
export { fieldsChangedSince, findRegistrations } from './server/received/queries.ts';
export { requireGood } from './server/registration/door.ts';
export { registrationFaults } from './server/rules/check.ts';
export { civilDay } from './server/rules/dates.ts';
export { deathFaults } from './server/rules/death.ts';
export { type DocumentInput, documentFaults } from './server/rules/documents.ts';
export { fault } from './server/rules/fault.ts';
export { dayIn, instantOf } from './server/rules/instants.ts';
export { normaliseForm } from './server/rules/normalise.ts';
export { freeTextFault, signFault } from './server/rules/text.ts';
export {
  type CitizenRecord,
  EMPTY_RECORD,
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
export { requireShared, withheldFrom } from './server/sharing/hidden.ts';
export { knownOf } from './server/sharing/known.ts';
export { storeCitizen, type Stored } from './server/record/store.ts';
export type { BulkCitizen } from './server/bulk/row.ts';
export { type BulkStep, writeCitizensInBulk } from './server/bulk/write-citizens.ts';

/** `tables`: those of all rooms, asked for when a request comes; rooms made later keep something of citizens too. */
export const createCitizensModule = (allTables: () => readonly TableDeclaration[]): ModuleDefinition => ({
  name: 'citizens',
  routes: routesOver(allTables),
  jobs: [importCitizensJob, purgeCitizenFilesJob],
  tables,
  importers: citizenImporters,
});
