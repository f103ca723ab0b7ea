import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { recordTypes } from './contract/record-types.ts';
import { schedulingRoutes } from './server/routes.ts';
import { citizenEvents } from './server/booking/death.ts';
import { mailDeathJob, mailSlipJob } from './server/booking/letters.ts';
import { defaultAgenda, onlineAgenda } from './settings.ts';
import { tables } from './tables.ts';

export { bookAppointment } from './server/booking/book.ts';
export { backToBooked, markDone, markNotWaited, markPresent } from './server/booking/for-reception.ts';
export { appointmentsOfCitizenOn } from './server/booking/of-day-queries.ts';
export { fillAgendas } from './server/bulk/fill.ts';
export { onlineAgenda } from './settings.ts';

export const schedulingModule: ModuleDefinition = {
  name: 'scheduling',
  routes: schedulingRoutes,
  settings: [defaultAgenda, onlineAgenda],
  tables,
  audit,
  recordTypes,
  jobs: [mailSlipJob, mailDeathJob],
  citizenEvents,
};
