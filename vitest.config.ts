import { defineConfig } from 'vitest/config';
import { mutation, PLAN } from './scripts/mutate/plugin.mjs';
import { PATIENCE_MS } from './tests/support/patience.ts';
import { LongestFirst } from './scripts/test/longest-first.mjs';

const conditions = ['source', 'module', 'node', 'default'];
/** The sources themselves, for what Vitest loads outside the tests too: a build of yesterday is never tested. */
const alias = [
  { find: /^#(?=(?:apps|modules|platform|simulators|ui)\/)/, replacement: `${import.meta.dirname}/` },
];
const shared = {
  resolve: { conditions, alias },
  ssr: { resolve: { conditions, externalConditions: ['node', 'default'] } },
  plugins: process.env[PLAN] ? [mutation()] : [],
};
/** `npm run mutate` asks first which tests reach the places it is to break. */
const setupFiles = process.env['PEC_MUTATION_REACHED'] ? ['scripts/mutate/reach-setup.mjs'] : [];

/** What is polled for has the time a busy machine needs, in ms; a test never waits longer than it must. */
const patience = { poll: { timeout: PATIENCE_MS } };

/** Three suites: `unit` needs nothing, `integration` a PostgreSQL, `system` the built program and a Chromium. */
export default defineConfig({
  ...shared,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          expect: patience,
          include: ['{packages,platform,ui,modules,simulators,apps,scripts,bench}/**/*.test.ts'],
          exclude: [
            '**/*.db.test.ts',
            '**/*.process.test.ts',
            '**/node_modules/**',
            '**/dist/**',
            'build/**',
          ],
          isolate: false,
          setupFiles,
          // A busy machine is slow, not wrong.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          expect: patience,
          include: ['{platform,modules,apps}/**/*.db.test.ts'],
          globalSetup: ['platform/testing/global-setup.ts'],
          // Each file has a database of its own; loading the program anew for each would take half the time.
          isolate: false,
          setupFiles,
          maxWorkers: 3,
          // Any files may be named together; suites with other numbers of workers then run one after the other.
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'system',
          expect: patience,
          include: ['tests/**/*.test.ts', '{platform,apps}/**/*.process.test.ts'],
          setupFiles: [...setupFiles, 'tests/support/tell-pages.ts'],
          // Each file ends what it started; loading browser tools and the program anew for each would take a tenth of the time.
          isolate: false,
          // Two journeys at once: each has an installation, ports and a browser of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 600_000,
          // The first to ask makes the installation that the others copy.
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
