import { createHash, randomBytes } from 'node:crypto';
import { uuidV7 } from '#platform/db/uuid';
import type { HttpSide } from '#platform/http/bind';
import { SESSION_COOKIE } from '#platform/http/cookie';
import type { Session } from '#platform/permissions/access';
import type { Platform } from '#platform/runtime/platform';
import { readSetting } from '#platform/settings/settings';
import { runUseCase } from '#platform/usecase/run';
import type { UseCaseContext } from '#platform/usecase/context';
import { idleMinutes } from '../settings.ts';
import {
  endSession,
  findSession,
  insertSession,
  rotateToken,
  type SessionRow,
  touchSession,
} from './session-queries.ts';

const MINUTE = 60_000;
const digest = (token: string) => createHash('sha256').update(token).digest();
const newToken = () => randomBytes(32).toString('base64url');

/** The session behind a cookie, as it is now; null when it ended, idled out or never was. */
export async function resolveSession(
  platform: Platform,
  token: string,
  use: 'person' | 'background' = 'person',
): Promise<Session | null> {
  const row = await findSession(platform.db, digest(token));
  if (!row) return null;
  const now = platform.clock.now();
  const idleFor = now.getTime() - row.last_seen_at.getTime();
  if (idleFor > MINUTE) {
    const limit = await readSetting(platform, platform.db, idleMinutes);
    if (idleFor > limit * MINUTE) {
      await endIdle(platform, row);
      return null;
    }
    if (use === 'person') await touchSession(platform.db, row.id, now);
  }
  return sessionOf(row);
}

async function endIdle(platform: Platform, row: SessionRow): Promise<void> {
  const actor = { kind: 'person', professionalId: row.professional_id, access: null } as const;
  await runUseCase(platform, { actor }, async (context) => {
    await endSession(context.db, row.id, 'idle', context.now);
    context.audit({ type: 'access.session-idle', subject: { table: 'session', id: row.id } });
  });
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    professionalId: row.professional_id,
    mustChangePassword: row.must_change_password,
    access:
      row.access_id && row.kind
        ? {
            id: row.access_id,
            kind: row.kind,
            municipalityId: row.municipality_id,
            unitId: row.unit_id,
            teamId: row.team_id,
            uf: row.uf,
            resources: new Set(row.resources),
          }
        : null,
  };
}

/** Opens a session and gives the browser its cookie once the transaction holds. */
export async function openSession(
  context: UseCaseContext,
  http: HttpSide,
  person: { professionalId: string; accessId: string | null },
): Promise<string> {
  const token = newToken();
  const id = uuidV7(context.now.getTime());
  await insertSession(context.db, {
    id,
    token: digest(token),
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
  await rotateToken(context.db, sessionId, digest(token));
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
