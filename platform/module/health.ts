import type { Platform } from '#platform/runtime/platform';

export type HealthLevel = 'ok' | 'warn' | 'fail';

/** One line of the situation of the installation. `id` names its runbook in docs/operations. */
export type HealthCheck = {
  id: string;
  title: string;
  /** Portuguese detail; when not ok it says what to do. No personal data. */
  run(platform: Platform): Promise<{ level: HealthLevel; detail: string }>;
};
