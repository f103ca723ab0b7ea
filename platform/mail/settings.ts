import { type Static, Type } from 'typebox';
import type { Db } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { closedReason, isThisMachine } from '#platform/outbound/gate';
import { defineSetting, readSetting } from '#platform/settings/settings';

const SmtpServer = Type.Object({
  host: Type.String({ minLength: 1, maxLength: 200 }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  /** Refuses to speak without TLS: directly on 465, by STARTTLS on the others. */
  requireTls: Type.Boolean(),
  login: Type.String({ minLength: 1, maxLength: 200 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
  sender: Type.String({ minLength: 1, maxLength: 200 }),
  /** Only after a test that worked. */
  enabled: Type.Boolean(),
  /** Instant and outcome of the last test; null before the first. */
  tested: Type.Union([
    Type.Object({ at: Type.String(), problem: Type.Union([Type.String(), Type.Null()]) }),
    Type.Null(),
  ]),
});
export type SmtpServer = Static<typeof SmtpServer>;

/** The mail server of the installation; null until given. Secret because of its password. */
export const smtpServer = defineSetting({
  key: 'mail.smtp',
  title: 'Servidor SMTP',
  schema: Type.Union([SmtpServer, Type.Null()]),
  default: null,
  scope: 'installation',
  secret: true,
});

/** The server by which mail leaves now; undefined while there is none, it is off, or nothing may leave this machine. */
export async function findMailServer(
  platform: Pick<Platform, 'secrets'>,
  db: Db,
): Promise<SmtpServer | undefined> {
  const server = await readSetting(platform, db, smtpServer);
  if (!server?.enabled) return undefined;
  if (isThisMachine(server.host)) return server;
  return (await closedReason(platform, db)) === null ? server : undefined;
}
