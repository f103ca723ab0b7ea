import { pages as access } from '#modules/access/web/index';
import { pages as activation } from '#modules/activation/web/index';
import { pages as audit } from '#modules/audit/web/index';
import { pages as citizenImport } from '#modules/citizen-import/web/index';
import { citizensProvider, pages as citizens } from '#modules/citizens/web/index';
import { pages as dataPackages } from '#modules/data-packages/web/index';
import { duplicatesWaiting, pages as duplicates } from '#modules/duplicates/web/index';
import { fcisWaiting, pages as fichas } from '#modules/fichas/web/index';
import { pages as healthNetwork, professionalsProvider } from '#modules/health-network/web/index';
import { pages as home } from '#modules/home/web/index';
import { pages as lediTools } from '#modules/ledi-tools/web/index';
import { pages as operations } from '#modules/operations/web/index';
import { pages as production } from '#modules/production/web/index';
import { pages as profiles } from '#modules/profiles/web/index';
import { pages as recordAccess } from '#modules/record-access/web/index';
import { pages as scheduling } from '#modules/scheduling/web/index';
import { pages as settings } from '#modules/settings/web/index';
import { pages as setup } from '#modules/setup/web/index';
import { pages as gallery, searchProviders as galleryProviders } from '#ui/gallery/index';
import type { PageDefinition, SearchProvider, WaitingSource } from '#ui/shell/pages';
import { pages as manual } from './manual/index.ts';

/** Set by the build. */
declare const __PEC_GALLERY__: boolean;
const withGallery = import.meta.env.DEV || __PEC_GALLERY__;

/** The pages of every module. A new module adds its line here. */
export const pages: readonly PageDefinition[] = [
  ...home,
  ...access,
  ...citizens,
  ...recordAccess,
  ...fichas,
  ...citizenImport,
  ...duplicates,
  ...operations,
  ...healthNetwork,
  ...production,
  ...dataPackages,
  ...profiles,
  ...audit,
  ...lediTools,
  ...scheduling,
  ...setup,
  ...activation,
  ...settings,
  ...manual,
  ...(withGallery ? gallery : []),
];

/** Groups of the command palette that modules answer. A module that has one adds its line here. */
export const searchProviders: readonly SearchProvider[] = [
  citizensProvider,
  professionalsProvider,
  ...(withGallery ? galleryProviders : []),
];

/** What modules count as waiting. A module that has some adds its line here. */
export const waitingSources: readonly WaitingSource[] = [duplicatesWaiting, fcisWaiting];
