import { dataPaths } from '#platform/config/paths';
import { placeOf, serverOf } from '#platform/postgres/base-server';
import { entryBeside } from '#platform/process/entry';
import { Supervisor, type SupervisorOptions } from './supervisor.ts';
import { isUpgradeCut } from './upgrade-mark.ts';

/** The supervisor of this program: its children and its migrations. */
export function composeSupervisor({
  newMasterKey = false,
  beforeUpgrade = false,
  ...options
}: Omit<SupervisorOptions, 'children' | 'migrate'> & {
  /** The operator gives a lost master key up. */
  newMasterKey?: boolean;
  /** Of a newer base the operator wants the one of before it was upgraded. */
  beforeUpgrade?: boolean;
}): Supervisor {
  return new Supervisor({
    ...options,
    children: { web: entryBeside('web'), worker: entryBeside('worker') },
    migrate: async (url) => {
      const [{ tidyBases }, { upgradeOrGoBack }, { requireMasterKey }] = await Promise.all([
        import('./tidy-bases.ts'),
        import('./upgrade-base.ts'),
        import('#platform/settings/master-key'),
      ]);
      const { boot, say } = options;
      await tidyBases(url, boot, say);
      const migrated = await upgradeOrGoBack(
        {
          server: serverOf(url, boot),
          databaseUrl: url,
          ...placeOf(boot),
          now: new Date(),
          say,
        },
        beforeUpgrade || isUpgradeCut(dataPaths(boot.dataDir).upgrade),
      );
      await requireMasterKey(url, options.boot.dataDir, { renew: newMasterKey });
      return migrated;
    },
  });
}
