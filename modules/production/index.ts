import type { FormHandler } from '#platform/module/form-handler';
import type { ModuleDefinition } from '#platform/module/definition';
import { audit } from './audit.ts';
import { productionCommands } from './commands.ts';
import { transmissionCheck } from './server/delivery/check.ts';
import { lotImporter, receiptImporter } from './server/importer.ts';
import { productionJobs } from './server/jobs.ts';
import { productionRoutes } from './server/routes.ts';
import { hourSetting, lastDaySetting, senderSetting } from './settings.ts';
import { productionTables } from './tables.ts';

export { loteReceive } from './commands/lote-receive.ts';
export { ask, bytesOf } from './server/delivery/http.ts';
export { DeliveryFailure } from './server/delivery/transport.ts';
export { lotImporter } from './server/importer.ts';
export { resolvePeer } from './server/peers/hello.ts';
export { countNotSent } from './server/sending/sending-queries.ts';
export { keepOwn } from './server/own/keep-own.ts';

/** `handlers`: what modules do with the forms they know, asked for when fichas come; the store itself knows none. */
export const createProductionModule = (handlers: () => readonly FormHandler[]): ModuleDefinition => ({
  name: 'production',
  routes: productionRoutes,
  jobs: productionJobs(handlers),
  settings: [senderSetting, hourSetting, lastDaySetting],
  tables: productionTables,
  commands: productionCommands(handlers),
  checks: [transmissionCheck],
  importers: [lotImporter, receiptImporter],
  audit,
});
