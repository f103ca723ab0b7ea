import type { Catalogue } from '#modules/audit/index';
import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { routesOver } from './server/routes.ts';
import { tables } from './tables.ts';

export { requireOpenChart } from './server/openings/chart.ts';
export { fillEarlierOpenings } from './server/openings/earlier-queries.ts';
export { guardedBySharing } from './server/sharing/guarded.ts';
export { requireShared, withheldFrom } from './server/sharing/withheld.ts';

/** `catalogue`: what every room declares, asked for when a request comes; rooms made later keep something of citizens too. */
export const createRecordAccessModule = (catalogue: () => Catalogue): ModuleDefinition => ({
  name: 'record-access',
  routes: routesOver(catalogue),
  tables,
  audit,
  recordTypes,
});
