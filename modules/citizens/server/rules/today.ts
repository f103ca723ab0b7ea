import type { Db } from '#platform/db/database';
import { accessOf } from '#platform/permissions/scope';
import type { Platform } from '#platform/runtime/platform';
import type { ReadContext } from '#platform/usecase/context';
import { civilDay } from './dates.ts';
import { readZones, type Zones } from './zone-queries.ts';

/** Of who works for no municipality: the clock of Brasília. */
const DEFAULT_ZONE = 'America/Sao_Paulo';
/** A municipality changes its zone once in decades. */
const FRESH_MS = 60_000;

const known = new WeakMap<Platform, { at: number; zones: Zones }>();

async function zoneOf(platform: Platform, db: Db, now: number, municipalityId: string): Promise<string> {
  const before = known.get(platform);
  const fresh = before && now - before.at < FRESH_MS && now >= before.at;
  const zone = fresh ? before.zones.get(municipalityId) : undefined;
  if (zone !== undefined) return zone;
  const zones = await readZones(db);
  known.set(platform, { at: now, zones });
  return zones.get(municipalityId) ?? DEFAULT_ZONE;
}

/**
 * The civil day, aaaa-mm-dd, where who asks works: of the municipality of the access, else of Brasília. For reads; a
 * write asks the base itself with its locks.
 */
export async function civilToday({
  platform,
  db,
  actor,
  now,
}: Pick<ReadContext, 'platform' | 'db' | 'actor' | 'now'>): Promise<string> {
  const municipalityId = accessOf(actor)?.municipalityId;
  const zone = municipalityId ? await zoneOf(platform, db, now.getTime(), municipalityId) : DEFAULT_ZONE;
  return civilDay(now, zone);
}
