import pg from 'pg';

/** Where the base of an installation lies, and as whom whole bases are made beside it. */
export type BaseServer = {
  /** A base that is nobody's: what makes, renames and drops bases must not stand in one of them. */
  adminUrl: string;
  /** The name that the installation's base has. */
  base: string;
  owner: string;
  /** Address of another base of the same server and role. */
  urlOf(name: string): string;
};

/** The database that every server has for looking after the others. */
const MAINTENANCE = 'postgres';

/**
 * The server of a base. `superuserUrl`: of the embedded one, whose role may not make bases; with DATABASE_URL the role
 * itself must have the right.
 */
export function baseServer(databaseUrl: string, superuserUrl?: string): BaseServer {
  const { pathname, username } = new URL(databaseUrl);
  const urlOf = (name: string) => {
    const url = new URL(databaseUrl);
    url.pathname = `/${encodeURIComponent(name)}`;
    return url.href;
  };
  return {
    adminUrl: superuserUrl ?? urlOf(MAINTENANCE),
    base: decodeURIComponent(pathname.slice(1)),
    owner: decodeURIComponent(username),
    urlOf,
  };
}

export const quoted = (name: string): string => pg.escapeIdentifier(name);
