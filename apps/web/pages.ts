import * as access from '#modules/access/web/index';
import * as activation from '#modules/activation/web/index';
import * as audit from '#modules/audit/web/index';
import * as backup from '#modules/backup/web/index';
import * as citizenImport from '#modules/citizen-import/web/index';
import * as citizens from '#modules/citizens/web/index';
import * as closing from '#modules/closing/web/index';
import * as dataPackages from '#modules/data-packages/web/index';
import * as duplicates from '#modules/duplicates/web/index';
import * as encounters from '#modules/encounters/web/index';
import * as exams from '#modules/exams/web/index';
import * as fichas from '#modules/fichas/web/index';
import * as healthNetwork from '#modules/health-network/web/index';
import * as home from '#modules/home/web/index';
import * as immunobiologicals from '#modules/immunobiologicals/web/index';
import * as lediTools from '#modules/ledi-tools/web/index';
import * as operations from '#modules/operations/web/index';
import * as production from '#modules/production/web/index';
import * as profiles from '#modules/profiles/web/index';
import * as reception from '#modules/reception/web/index';
import * as recipeTypes from '#modules/recipe-types/web/index';
import * as recordAccess from '#modules/record-access/web/index';
import * as reports from '#modules/reports/web/index';
import * as rnds from '#modules/rnds/web/index';
import * as scheduling from '#modules/scheduling/web/index';
import * as settings from '#modules/settings/web/index';
import * as setup from '#modules/setup/web/index';
import * as unification from '#modules/unification/web/index';
import * as gallery from '#ui/gallery/index';
import { platformRecordTypes } from '#platform/contract/record-type';
import type { WebModule } from '#ui/shell/pages';
import * as manual from './manual/index.ts';

/** Set by the build. */
declare const __PEC_GALLERY__: boolean;
const withGallery = import.meta.env.DEV || __PEC_GALLERY__;

/** What each module has for the browser, and the only list of modules on this side. A new one adds its line here. */
const modules: readonly WebModule[] = [
  home,
  access,
  citizens,
  duplicates,
  recordAccess,
  fichas,
  citizenImport,
  operations,
  backup,
  closing,
  healthNetwork,
  production,
  dataPackages,
  profiles,
  audit,
  lediTools,
  scheduling,
  reception,
  encounters,
  rnds,
  reports,
  exams,
  recipeTypes,
  immunobiologicals,
  setup,
  activation,
  settings,
  unification,
  manual,
  ...(withGallery ? [gallery] : []),
];

export const pages = modules.flatMap((module) => module.pages);
export const searchProviders = modules.flatMap((module) => module.searchProviders ?? []);
export const recordActions = modules.flatMap((module) => module.recordActions ?? []);
export const waitingSources = modules.flatMap((module) => module.waitingSources ?? []);
export const recordTypes = [...platformRecordTypes, ...modules.flatMap((module) => module.recordTypes ?? [])];
