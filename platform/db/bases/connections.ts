import type pg from 'pg';
import { StartError } from '#platform/process/start-error';

/** object_in_use: somebody is connected. */
const IN_USE = '55006';

export const isInUse = (error: unknown): boolean => (error as { code?: string }).code === IN_USE;

/** Cuts off whoever is connected to these bases, as far as the role may. */
export async function endConnections(client: pg.Client, bases: readonly string[]): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = any($1) and pid <> pg_backend_pid()
      and (usename = current_user or current_setting('is_superuser')::boolean)`,
    [bases],
  );
}

/** Says who is still connected to these bases. */
export async function whoStays(
  client: pg.Client,
  bases: readonly string[],
  cause: unknown,
): Promise<StartError> {
  const { rows } = await client.query<{ who: string }>(
    `select distinct coalesce(usename, '?') || coalesce(' (' || nullif(application_name, '') || ')', '') as who
      from pg_stat_activity where datname = any($1) and pid <> pg_backend_pid()`,
    [bases],
  );
  const who = rows.map((row) => row.who).join(', ') || 'outra conta';
  return new StartError(
    `A base não pôde ser trocada: há conexão aberta de ${who}. Feche-a e tente de novo. Nada foi alterado.`,
    { cause },
  );
}
