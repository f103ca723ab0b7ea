import type { TableDeclaration } from '#platform/db/tables';
import { read } from '#platform/http/bind';
import type { Metrics } from '#platform/http/metrics';
import type { ModuleDefinition } from '#platform/module/definition';
import type { HealthCheck } from '#platform/module/health';
import { getInstallationStatus } from './contract.ts';
import { installationChecks } from './server/checks/index.ts';
import { installationStatus } from './server/status.ts';
import { upkeepJob } from './server/upkeep.ts';

export { registerProbes } from './server/probes.ts';

type OperationsParts = {
  /** Of every other room; those of any installation come first. */
  checks: readonly HealthCheck[];
  /** Of this process. */
  metrics: Metrics;
  /** Every declared table: the upkeep makes partitions for the monthly ones. */
  tables: readonly TableDeclaration[];
};

/** Made by the composition root once it knows the other rooms. */
export function createOperationsModule({ checks, metrics, tables }: OperationsParts): ModuleDefinition {
  const all = [...installationChecks, ...checks];
  return {
    name: 'operations',
    routes: [read(getInstallationStatus, ({ platform }) => installationStatus(platform, all, metrics))],
    checks: installationChecks,
    jobs: [upkeepJob(tables)],
  };
}
