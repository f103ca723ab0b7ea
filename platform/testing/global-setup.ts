import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '#platform/db/migrate';
import { openCluster } from '#platform/postgres/cluster';
import { onServer, ownerName, TEMPLATE, withDatabase } from './names.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A role that may create databases, and the role that owns them. */
    testServer: { adminUrl: string; ownerUrl: string };
  }
}

/**
 * One PostgreSQL for the integration suite: the embedded one in a temporary folder, or the server named by
 * PEC_TEST_DATABASE_URL (a superuser's URL). Each test file copies the migrated template.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env['PEC_TEST_DATABASE_URL'];
  const server = external ? externalServer(external) : await startEmbedded();
  const { adminUrl, ownerUrl } = server;
  await onServer(adminUrl, `drop database if exists ${TEMPLATE} with (force)`);
  await onServer(adminUrl, `create database ${TEMPLATE} owner ${ownerName(ownerUrl)}`);
  await migrateDatabase(withDatabase(ownerUrl, TEMPLATE));
  project.provide('testServer', { adminUrl, ownerUrl });
  return server.stop;
}

const externalServer = (url: string) => ({ adminUrl: url, ownerUrl: url, stop: async () => undefined });

async function startEmbedded() {
  const directory = await mkdtemp(join(tmpdir(), 'pec-test-'));
  // PostgreSQL may run under another account than the one that made the folder.
  await chmod(directory, 0o755);
  const cluster = openCluster({ directory: join(directory, 'postgres') });
  const { url, superuserUrl } = await cluster.start();
  // Throw-away data: a test run must not wait for the disk.
  await onServer(superuserUrl, 'alter system set fsync = off');
  await onServer(superuserUrl, 'select pg_reload_conf()');
  return {
    adminUrl: superuserUrl,
    ownerUrl: url,
    async stop() {
      await cluster.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
