import { createHash } from 'node:crypto';
import type { Db } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { getInstallation, type Purpose } from '#modules/setup/index';
import { listMigrations, listMunicipalities } from './checks-queries.ts';

/** What two installations compare of each other before anything else. */
export type Ourselves = {
  installation: { id: string; incarnation: string; name: string };
  program: string;
  schema: string;
  purpose: Purpose;
  resources: string;
  municipalities: { ibge: string; name: string }[];
};

export const schemaHash = (migrations: readonly { id: string; sha256: string }[]): string =>
  createHash('sha256')
    .update(JSON.stringify(migrations.map(({ id, sha256 }) => [id, sha256])))
    .digest('hex');

export async function readOurselves({ version }: Pick<Platform, 'version'>, db: Db): Promise<Ourselves> {
  const { id, incarnation, name, purpose, resources } = await getInstallation(db);
  return {
    installation: { id, incarnation, name },
    program: version,
    schema: schemaHash(await listMigrations(db)),
    purpose,
    resources,
    municipalities: await listMunicipalities(db),
  };
}
