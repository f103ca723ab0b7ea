import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { mailPapersJob } from './server/papers/mail.ts';
import { routes } from './server/routes.ts';
import { tables } from './tables.ts';

export { fillEncounters } from './server/bulk/fill.ts';

export const encountersModule: ModuleDefinition = {
  name: 'encounters',
  routes,
  tables,
  audit,
  recordTypes,
  jobs: [mailPapersJob],
};
