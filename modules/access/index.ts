import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { commands } from './commands.ts';
import { mailAddressNoticeJob } from './server/email-notice.ts';
import { mailPasswordLinkJob } from './server/forgotten-password.ts';
import { mailPasswordNoticeJob } from './server/password-notice.ts';
import { loadStandardProfiles } from './server/profiles.ts';
import { purgeAccessJob } from './server/purge-job.ts';
import { routes } from './server/routes.ts';
import {
  blockUntilFreed,
  idleMinutes,
  legacyFirstPassword,
  maxAttempts,
  passwordMonths,
  passwordRound,
} from './settings.ts';
import { tables } from './tables.ts';

export { grantAdministrativeAccess, setAdministrativeAccessActive } from './server/administrative.ts';
export { type AdministrativeKind, findInstaller } from './server/administrative-queries.ts';
export { type AddressChange, announceAddressChanges } from './server/email-notice.ts';
export { replaceInstaller, restoreAccount } from './server/installer.ts';
export { setLotacaoProfiles } from './server/lotacao-profiles.ts';
export { listAssignableProfiles } from './server/lotacao-profile-queries.ts';
export { managedBy, managesPerson } from './server/person-scope-queries.ts';
export {
  knownResources,
  resourcesOffered,
  resourceTree,
  standardProfiles,
} from './server/profile-data.ts';
export {
  findProfile,
  holdsProfile,
  listHolders,
  listProfiles,
  lockProfile,
  type MunicipalProfile,
  profileNameTaken,
  profileReach,
} from './server/profile-queries.ts';
export {
  changeStandardProfile,
  deleteProfile,
  insertProfile,
  isProfileInUse,
  isProfileNameTaken,
  updateProfile,
} from './server/profile-write-queries.ts';
export {
  assignDefaultProfiles,
  assignMissingProfiles,
  findDefaultProfiles,
  loadStandardProfiles,
} from './server/profiles.ts';
export { askPasswordOfEverybody } from './server/reset-all.ts';
export { resolveSession } from './server/session.ts';
export { setPassword } from './server/set-password.ts';
export { provePerson } from './server/sign-in.ts';
export { termsVersion } from './server/terms.ts';
export {
  blockUntilFreed,
  idleMinutes,
  legacyFirstPassword,
  maxAttempts,
  passwordMonths,
  passwordRound,
} from './settings.ts';

export const accessModule: ModuleDefinition = {
  name: 'access',
  routes,
  jobs: [mailAddressNoticeJob, mailPasswordLinkJob, mailPasswordNoticeJob, purgeAccessJob],
  settings: [idleMinutes, maxAttempts, blockUntilFreed, passwordMonths, legacyFirstPassword, passwordRound],
  tables,
  commands,
  onStart: loadStandardProfiles,
  audit,
  recordTypes,
};
