import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { citizenEvents } from './server/citizen-events.ts';
import { routes } from './server/routes.ts';
import { tables } from './tables.ts';

export { fillDay } from './server/day-queries.ts';
export { followDone } from './server/appointments.ts';
export { type People, personIs } from './server/people-queries.ts';
export { typedOf } from './server/typed.ts';
export { declarationPdf, declare } from './server/papers/declaration.ts';
export { finishCare, releaseCare, startCare } from './server/care.ts';
export { forwardCare, handCareOver, observeCare } from './server/observed.ts';

export const receptionModule: ModuleDefinition = {
  name: 'reception',
  routes,
  tables,
  audit,
  recordTypes,
  citizenEvents,
};
