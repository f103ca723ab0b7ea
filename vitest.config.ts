import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'node', 'default'];
const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['node', 'default'] } },
};

/** Three suites: `unit` needs nothing, `integration` a PostgreSQL, `system` the built program and a Chromium. */
export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['{packages,platform,modules,simulators,apps,scripts,bench}/**/*.test.ts'],
          exclude: [
            '**/*.db.test.ts',
            '**/*.process.test.ts',
            '**/node_modules/**',
            '**/dist/**',
            'build/**',
          ],
          isolate: false,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['{platform,modules,apps}/**/*.db.test.ts'],
          globalSetup: ['platform/testing/global-setup.ts'],
          // Each file has a database of its own; loading the program anew for each would take half the time.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'system',
          include: ['tests/**/*.test.ts', '{platform,apps}/**/*.process.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
