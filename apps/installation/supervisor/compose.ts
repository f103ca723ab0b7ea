import { fileURLToPath } from 'node:url';
import { Supervisor, type SupervisorOptions } from './supervisor.ts';

const compiled = (name: string) => fileURLToPath(new URL(`../${name}.js`, import.meta.url));

/** The supervisor of this program: its children and its migrations. */
export function composeSupervisor(options: Omit<SupervisorOptions, 'children' | 'migrate'>): Supervisor {
  return new Supervisor({
    ...options,
    children: { web: compiled('web'), worker: compiled('worker') },
    migrate: async (url) => (await import('#platform/db/migrate')).migrateDatabase(url),
  });
}
