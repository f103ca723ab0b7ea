import type pg from 'pg';
import { connectClient } from '#platform/db/database';
import { StartError } from '#platform/process/start-error';
import { endConnections, isInUse, whoStays } from './connections.ts';
import { baseName } from './names.ts';
import { type BaseServer, quoted } from './server.ts';

/** An empty base beside the installation's, for whoever makes a new one. */
export type Scratch = {
  name: string;
  url: string;
  /** Takes it away; false when it has another name by now. */
  drop(): Promise<boolean>;
  /** It is no longer being made: what is left of it goes at the next start. */
  release(): Promise<void>;
};

const APPLICATION = 'pec-bases';

/** Makes a scratch base, held for as long as this process lives. Throws StartError where the role may make none. */
export const createScratch = (server: BaseServer, now: Date): Promise<Scratch> =>
  make(
    server,
    now,
    async (keeper) => `template template0 encoding 'UTF8' ${await localeOf(keeper, server.base)}`,
  );

/** The same, with all that the installation's base holds: nobody may be connected to it. Copies files, not rows. */
export const createTwin = (server: BaseServer, now: Date): Promise<Scratch> =>
  make(server, now, async (keeper) => {
    await endConnections(keeper, [server.base]);
    return `template ${quoted(server.base)} strategy file_copy`;
  });

async function make(
  server: BaseServer,
  now: Date,
  from: (keeper: pg.Client) => Promise<string>,
): Promise<Scratch> {
  const keeper = await connectAdmin(server);
  try {
    await requireRight(keeper, server);
    const name = await freeName(keeper, server, now);
    await keeper.query(`create database ${quoted(name)} owner ${quoted(server.owner)} ${await from(keeper)}`);
    return {
      name,
      url: server.urlOf(name),
      drop: () => dropBase(keeper, name),
      release: () => keeper.end(),
    };
  } catch (error) {
    const reason = isInUse(error) ? await whoStays(keeper, [server.base], error) : error;
    await keeper.end();
    throw reason;
  }
}

/** A connection that stands in none of the installation's bases. Throws StartError with the way on where there is none. */
export const connectAdmin = (server: BaseServer): Promise<pg.Client> =>
  connectClient(server.adminUrl, APPLICATION).catch((cause: unknown) => {
    throw new StartError(
      `A conta ${server.owner} não entra na base “postgres” do servidor de DATABASE_URL, de onde se criam outras bases. ` +
        `Quem cuida do servidor permite com: grant connect on database postgres to ${quoted(server.owner)}.`,
      { cause },
    );
  });

/** Refuses a role that may neither make bases nor rename them, with the way on. */
export async function requireRight(client: pg.Client, server: BaseServer): Promise<void> {
  if (await mayMake(client)) return;
  throw new StartError(
    `A conta ${server.owner} do servidor de DATABASE_URL não pode criar bases, e é preciso fazer uma nova ao lado da ` +
      `atual. Quem cuida do servidor dá o direito com: alter role ${quoted(server.owner)} createdb. Nada foi alterado.`,
  );
}

async function mayMake(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
  );
  return rows[0]?.may === true;
}

/** May whole bases be made beside the installation's? */
export async function mayMakeBases(server: BaseServer): Promise<boolean> {
  const client = await connectClient(server.adminUrl, APPLICATION).catch(() => undefined);
  if (!client) return false;
  try {
    return await mayMake(client);
  } finally {
    await client.end();
  }
}

/** Two of the same second: the later one waits for a name of its own. */
async function freeName(client: pg.Client, server: BaseServer, now: Date): Promise<string> {
  const taken = new Set(await namesOf(client));
  for (let at = now; ; at = new Date(at.getTime() + 1_000)) {
    const name = baseName(server.base, 'scratch', at);
    if (!taken.has(name) && (await hold(client, name))) return name;
  }
}

/** Who makes a base holds a lock of its name, which ends with its connection however it dies. */
export async function hold(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
    [`bases.${name}`],
  );
  return rows[0]?.held === true;
}

export async function namesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select datname as name from pg_database order by 1');
  return rows.map(({ name }) => name);
}

/** Sorts and compares as the base beside it does. */
async function localeOf(client: pg.Client, base: string): Promise<string> {
  const { rows } = await client.query<{ sorts: string; signs: string }>(
    'select datcollate as sorts, datctype as signs from pg_database where datname = $1',
    [base],
  );
  const [locale] = rows;
  return locale
    ? `lc_collate ${client.escapeLiteral(locale.sorts)} lc_ctype ${client.escapeLiteral(locale.signs)}`
    : '';
}

const NO_SUCH_BASE = '3D000';
/** The server waits five seconds for those that it sends away: of a busy machine, some need longer to leave. */
const TRIES = 4;

/** Takes a base away, whoever stands in it; false when there is none of that name. */
export async function dropBase(
  client: Pick<pg.Client, 'query'>,
  name: string,
  tries = TRIES,
): Promise<boolean> {
  try {
    await client.query(`drop database ${quoted(name)} with (force)`);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === NO_SUCH_BASE) return false;
    if (isInUse(error) && tries > 1) return dropBase(client, name, tries - 1);
    throw error;
  }
}
