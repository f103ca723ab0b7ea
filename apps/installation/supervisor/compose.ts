import { fileURLToPath } from 'node:url';
import { Supervisor, type SupervisorOptions } from './supervisor.ts';

const compiled = (name: string) => fileURLToPath(new URL(`../${name}.js`, import.meta.url));

/** The supervisor of this program: its children and its migrations. */
export function composeSupervisor({
  newMasterKey = false,
  ...options
}: Omit<SupervisorOptions, 'children' | 'migrate'> & {
  /** The operator gives a lost master key up. */
  newMasterKey?: boolean;
}): Supervisor {
  return new Supervisor({
    ...options,
    children: { web: compiled('web'), worker: compiled('worker') },
    migrate: async (url) => {
      const [{ tidyBases }, { migrateDatabase }, { requireMasterKey }] = await Promise.all([
        import('./tidy-bases.ts'),
        import('#platform/db/migrate'),
        import('#platform/settings/master-key'),
      ]);
      await tidyBases(url, options.boot);
      const migrated = await migrateDatabase(url);
      await requireMasterKey(url, options.boot.dataDir, { renew: newMasterKey });
      return migrated;
    },
  });
}
