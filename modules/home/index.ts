import { read } from '#platform/http/bind';
import type { ModuleDefinition } from '#platform/module/definition';
import { getFirstSteps } from './contract.ts';
import { firstSteps } from './server/first-steps.ts';

export const homeModule: ModuleDefinition = {
  name: 'home',
  routes: [read(getFirstSteps, async (context) => ({ rows: await firstSteps(context) }))],
};
