import { Type } from 'typebox';
import { Instant, Nullable } from '#platform/contract/schemas';
import type { Platform } from '#platform/runtime/platform';
import { defineSetting, readSetting, writeSetting } from '#platform/settings/settings';
import { requireOpen } from './gate.ts';
import { type Outward, request } from './http.ts';

const PATIENCE_MS = 10_000;

/** How the last real test of the internet went: since when it has been so, and why not in Portuguese; null before any. */
export const reachSetting = defineSetting({
  key: 'outbound.reach',
  title: 'Último teste da internet',
  schema: Nullable(Type.Object({ at: Instant, since: Instant, problem: Nullable(Type.String()) })),
  default: null,
  scope: 'installation',
});

/**
 * Tests the internet for real and keeps how it went; the Portuguese sentence of why not, null when an address of
 * PEC_INTERNET_TEST answered, whatever it said. Throws OutboundClosed while nothing may leave.
 */
export async function testInternet(platform: Platform): Promise<string | null> {
  await requireOpen(platform, platform.db);
  const problem = await problemOf(platform, platform.boot.internetTest);
  const at = platform.clock.now().toISOString();
  const before = await readSetting(platform, platform.db, reachSetting);
  const isSame = before !== null && (before.problem === null) === (problem === null);
  const reach = { at, since: isSame ? before.since : at, problem };
  await writeSetting(platform, platform.db, reachSetting, reach, platform.clock.now());
  return problem;
}

async function problemOf(platform: Outward, addresses: readonly string[]): Promise<string | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const asking = addresses.map((address) => request(platform, address, { method: 'HEAD', signal }));
  try {
    await Promise.any(asking);
    return null;
  } catch {
    const hosts = addresses.map((address) => new URL(address).host).join(', ');
    return `Nenhum destes endereços respondeu: ${hosts}. Confira o cabo, o roteador e o DNS deste servidor.`;
  }
}
