import type { ModuleDefinition } from '#platform/module/definition';
import { beginEpochIfRestored } from './server/chain/epoch.ts';
import { startSealer } from './server/chain/sealer.ts';
import { tables } from './tables.ts';

export const auditModule: ModuleDefinition = {
  name: 'audit',
  routes: [],
  tables,
  onStart: beginEpochIfRestored,
  background: startSealer,
};
