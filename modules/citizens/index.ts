import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { routesWith } from './server/routes.ts';
import type { WithheldFrom } from './server/sharing/withheld.ts';
import { tables } from './tables.ts';

export {
  giveDocuments,
  returnDocuments,
  rowsBefore,
  type RowsBefore,
} from './server/joining/document-queries.ts';
export { holdWithoutWaiting, pointAtResponsible } from './server/joining/family-queries.ts';
export { type Fullness, fullnessOf } from './server/joining/fullness-queries.ts';
export {
  decidePairs,
  findPair,
  movePairs,
  reopenPair,
  saidOf,
  settlePair,
} from './server/joining/pair-queries.ts';
export type { Decision, Said, Settled } from './server/joining/said.ts';
export { citizenSite, loadCitizen, lockCitizen } from './server/record/queries.ts';
export type { CitizenField, CitizenFields } from './contract/definition/field.ts';
export { BLOCKS, FORM, inPageOrder, RECORD } from './contract/definition/registration.ts';
export { registrationChanges } from './server/received/file-changes.ts';
export type { LikelyPerson } from './server/likely/likely.ts';
export { familyOf } from './server/registration/family.ts';
export {
  findAsNew,
  findCitizenOf,
  type Found,
  type FoundHolder,
  peopleAround,
  type Told,
} from './server/received/find-citizen.ts';
export { holdCitizen, holdPeople } from './server/received/hold.ts';
export { type Contacts, correctContacts } from './server/person/contacts.ts';
export { citizenBefore } from './server/received/citizen-before.ts';
export { fieldsChangedSince, findRegistrations } from './server/received/queries.ts';
export { requireGood } from './server/rules/require-good.ts';
export { findCitizen } from './server/registration/get.ts';
export { registrationsOf } from './server/registration/registrations-queries.ts';
export { newestRevisions } from './server/registration/revisions.ts';
export { strongNumbers } from './server/numbers/shared-numbers.ts';
export { identificationOf } from './server/record/identification.ts';
export { holdersOf } from './server/numbers/unconfirmed.ts';
export { formFaults, registrationFaults } from './server/rules/check.ts';
export { civilDay } from './server/rules/dates.ts';
export { civilToday } from './server/rules/today.ts';
export { deathFaults, lifeFaults } from './server/rules/death.ts';
export { type DocumentInput, documentFaults, normaliseNumber } from './server/rules/documents.ts';
export { fault } from './server/rules/fault.ts';
export { dayAt, dayIn, instantOf } from './server/rules/instants.ts';
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
export { noteBasePairs } from './server/likely/base-pair-queries.ts';
export { readCommonKeys } from './server/likely/common-key-queries.ts';
export { fillMatchKeys } from './server/likely/fill-keys.ts';
export { dropStalePairs } from './server/likely/stale-pairs.ts';
export { type FoundPair, keepPairs } from './server/likely/pairs.ts';
export { likelyPairs } from './server/likely/scan.ts';
export { knownOf } from './server/sharing/known.ts';
export { type WithheldFrom, withheldProblem } from './server/sharing/withheld.ts';
export { storeCitizen, type Stored } from './server/writing/store.ts';
export type { BulkCitizen } from './server/bulk/row.ts';
export { writeCitizensInBulk } from './server/bulk/write-citizens.ts';

/** `withheldFrom`: the rule of who may see what of whom stands above this room, and is given by the root. */
export const createCitizensModule = (withheldFrom: WithheldFrom): ModuleDefinition => ({
  name: 'citizens',
  routes: routesWith(withheldFrom),
  tables,
  audit,
  recordTypes,
});
