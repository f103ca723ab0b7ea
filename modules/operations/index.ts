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
  /** Of every room. */
  checks: () => readonly HealthCheck[];
  /** Of this process. */
  metrics: Metrics;
  /** Every declared table: the upkeep makes partitions for the monthly ones. */
  tables: () => readonly TableDeclaration[];
};

const ownFirst = (checks: readonly HealthCheck[]) => [
  ...installationChecks,
  ...checks.filter((check) => !installationChecks.includes(check)),
];

/** Looks after all rooms: what they declare is asked for when it runs. */
export const createOperationsModule = ({ checks, metrics, tables }: OperationsParts): ModuleDefinition => ({
  name: 'operations',
  routes: [
    read(getInstallationStatus, ({ platform }) => installationStatus(platform, ownFirst(checks()), metrics)),
  ],
  checks: installationChecks,
  jobs: [upkeepJob(tables)],
});
