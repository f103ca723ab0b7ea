import { join } from 'node:path';

/** What lies where in the data folder. */
export type DataPaths = {
  dataDir: string;
  /** The embedded PostgreSQL cluster; a link when the cluster had to live elsewhere. */
  cluster: string;
  run: string;
  /** Who runs this data folder now: address of the control port and its token (0600). */
  state: string;
  /** Why the last start failed, where it did. */
  failedStart: string;
  /** Which program a base is being upgraded from, while that is under way. */
  upgrade: string;
  logs: string;
  /** Asked of a browser on another computer while the installation is not set up (0600). */
  setupCode: string;
};

export function dataPaths(dataDir: string): DataPaths {
  const run = join(dataDir, 'run');
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    run,
    state: join(run, 'supervisor.json'),
    failedStart: join(run, 'failed-start.json'),
    upgrade: join(run, 'upgrade.json'),
    logs: join(dataDir, 'logs'),
    setupCode: join(run, 'setup-code'),
  };
}

/** Where the user stands: npm changes the working directory and tells the original one in INIT_CWD. */
export function userDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return env['INIT_CWD'] ?? process.cwd();
}
