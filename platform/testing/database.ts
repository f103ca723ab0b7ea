import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { onServer, ownerName, TEMPLATE, withDatabase } from './names.ts';

export type TestDatabase = { url: string; drop(): Promise<void> };

/** A migrated, empty database of its own for one test file. */
export const createTestDatabase = (): Promise<TestDatabase> => create(TEMPLATE);

/** A database in which there is nothing yet, for what makes its own structure. */
export const createBareDatabase = (): Promise<TestDatabase> => create('template0');

async function create(template: string): Promise<TestDatabase> {
  const { adminUrl, ownerUrl } = inject('testServer');
  const name = `pec_test_${randomBytes(6).toString('hex')}`;
  await onServer(adminUrl, `create database ${name} template ${template} owner ${ownerName(ownerUrl)}`);
  return {
    url: withDatabase(ownerUrl, name),
    drop: () => onServer(adminUrl, `drop database if exists ${name} with (force)`),
  };
}
