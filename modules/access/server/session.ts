import type { Db } from '#platform/db/database';
import { gather } from '#platform/db/gather';
import { uuidV7 } from '#platform/db/uuid';
import type { HttpSide } from '#platform/http/bind';
import { SESSION_COOKIE } from '#platform/http/cookie';
import type { SessionUse } from '#platform/http/parts';
import type { Session } from '#platform/permissions/access';
import type { Platform } from '#platform/runtime/platform';
import { readSetting } from '#platform/settings/settings';
import { runUseCase } from '#platform/usecase/run';
import type { UseCaseContext } from '#platform/usecase/context';
import { idleMinutes } from '../settings.ts';
import { resourcesOf } from './resources.ts';
import {
  endReplaced,
  endSession,
  findSessions,
  insertSession,
  rotateToken,
  type SessionRow,
  touchSession,
} from './session-queries.ts';
import { termsVersion } from './terms.ts';
import { newToken, tokenDigest } from './tokens.ts';

const MINUTE = 60_000;
// OWASP ASVS 3.3: however much it is used, the password is asked again (in place: nothing typed is lost).
const MAX_AGE = 12 * 60 * MINUTE;

type Asked = {
  session(token: Buffer): Promise<SessionRow | undefined>;
  /** Minutes of "Período máximo de inatividade". */
  idleLimit(key: typeof idleMinutes.key): Promise<number | undefined>;
};
const askedOf = new WeakMap<Platform, Asked>();

/** Requests that come at the same moment ask the base together. */
function asked(platform: Platform): Asked {
  const known = askedOf.get(platform);
  if (known) return known;
  const fresh: Asked = {
    session: gather(nameOf, async (tokens) => {
      const rows = await findSessions(platform.db, tokens);
      return new Map(rows.map((row) => [nameOf(row.token), row]));
    }),
    idleLimit: gather(
      (key) => key,
      async () => new Map([[idleMinutes.key, await readSetting(platform, platform.db, idleMinutes)]]),
    ),
  };
  askedOf.set(platform, fresh);
  return fresh;
}
const nameOf = (token: Buffer) => token.toString('base64');

/** The session behind a cookie, as it is now; null when it ended, idled out or never was. */
export async function resolveSession(
  platform: Platform,
  token: string,
  use: SessionUse = 'person',
): Promise<Session | null> {
  const row = await asked(platform).session(tokenDigest(token));
  if (!row) return null;
  const now = platform.clock.now();
  const idleFor = now.getTime() - row.last_seen_at.getTime();
  if (now.getTime() - row.created_at.getTime() > MAX_AGE) return endByItself(platform, row, 'age');
  if (idleFor > MINUTE) {
    const limit = (await asked(platform).idleLimit(idleMinutes.key)) ?? idleMinutes.default;
    if (idleFor > limit * MINUTE) return endByItself(platform, row, 'idle');
  }
  const session = await sessionOf(platform, row);
  // The clock was set back: the idle time counts from here, not from an hour that is yet to come.
  if (idleFor < -MINUTE || (idleFor > MINUTE && isUse(use, session))) {
    await touchSession(platform.db, row.id, now);
  }
  return session;
}

/** Whether a request puts off the end: a screen's, where the access opens nothing but what it shows. */
function isUse(use: SessionUse, { access }: Session): boolean {
  if (typeof use === 'string') return use === 'person';
  const isShown = (held: string) => use.displays.some((shown) => `${shown}.`.startsWith(`${held}.`));
  return access !== null && [...access.resources].every(isShown);
}

/** When a session ends if nobody uses it until then. */
export async function idleEndOf(
  platform: Platform,
  db: Db,
  row: Pick<SessionRow, 'created_at' | 'last_seen_at'>,
): Promise<Date> {
  const limit = await readSetting(platform, db, idleMinutes);
  return new Date(Math.min(row.last_seen_at.getTime() + limit * MINUTE, row.created_at.getTime() + MAX_AGE));
}

async function endByItself(platform: Platform, row: SessionRow, how: 'idle' | 'age'): Promise<null> {
  const actor = { kind: 'person', professionalId: row.professional_id, access: null } as const;
  await runUseCase(platform, { actor }, async (context) => {
    await endSession(context.db, row.id, how, context.now);
    context.audit({
      type: how === 'idle' ? 'access.session-idle' : 'access.session-aged',
      subject: { table: 'session', id: row.id },
      municipalityId: row.municipality_id,
    });
  });
  return null;
}

async function sessionOf(platform: Platform, row: SessionRow): Promise<Session> {
  const session = { id: row.id, professionalId: row.professional_id };
  const { must_change_password: mustChangePassword } = row;
  // Without the terms accepted there is no access to work in, only to look at.
  if (!row.access_id || !row.kind || row.terms_version !== termsVersion) {
    return { ...session, mustChangePassword, access: null };
  }
  const access = {
    id: row.access_id,
    kind: row.kind,
    municipalityId: row.municipality_id,
    unitId: row.unit_id,
    teamId: row.team_id,
    cbo: row.cbo,
    uf: row.uf,
    resources: await resourcesOf(platform.db, row),
  };
  return { ...session, mustChangePassword, access };
}

/** Opens a session and gives the browser its cookie once the transaction holds. */
export async function openSession(
  context: UseCaseContext,
  http: HttpSide,
  person: { professionalId: string; accessId: string | null },
): Promise<string> {
  const token = newToken();
  const id = uuidV7(context.now.getTime());
  const former = http.request.cookies[SESSION_COOKIE];
  if (former) await endReplaced(context.db, tokenDigest(former), context.now);
  await insertSession(context.db, {
    id,
    token: tokenDigest(token),
    ...person,
    ip: context.ip,
    userAgent: http.request.headers['user-agent']?.slice(0, 300) ?? null,
    now: context.now,
  });
  context.afterCommit(() => giveCookie(http, token));
  return id;
}

/** Changes the secret of the session in use. */
export async function renewToken(context: UseCaseContext, http: HttpSide, sessionId: string): Promise<void> {
  const token = newToken();
  await rotateToken(context.db, sessionId, tokenDigest(token));
  context.afterCommit(() => giveCookie(http, token));
}

function giveCookie({ request, reply }: HttpSide, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  });
}

export function takeCookie({ reply }: HttpSide): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/' });
}
