import { createHmac, timingSafeEqual } from 'node:crypto';

const SCHEME = 'Unificacao';
const FORM = /^Unificacao ([0-9a-f-]{36}) (\d{1,15}) ([0-9a-f]{64})$/;
/** A transfer asks for a fresh one with each piece; clocks of both sides agree to a minute. */
const GOOD_FOR_MS = 10 * 60_000;

const macOf = (key: Buffer, processId: string, at: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['entry', processId, at]))
    .digest('hex');

/** `Authorization` by which a unit proves, before its piece is read, that it holds the key of a process. */
export function writeToken(key: Buffer, processId: string, now: Date): string {
  const at = String(now.getTime());
  return `${SCHEME} ${processId} ${at} ${macOf(key, processId, at)}`;
}

/** The process that a token names; undefined where it is none, or too old. `isOf` proves it. */
export function readToken(
  authorization: string,
  now: Date,
): { processId: string; isOf(key: Buffer): boolean } | undefined {
  const [, processId = '', at = '', mac = ''] = FORM.exec(authorization) ?? [];
  if (mac === '' || Math.abs(now.getTime() - Number(at)) > GOOD_FOR_MS) return undefined;
  return {
    processId,
    isOf: (key) => timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(key, processId, at), 'hex')),
  };
}
