import { getMunicipalityInScope, offerCbo, offerCbos } from '#modules/health-network/index';
import type { PageOf } from '#platform/db/paging';
import { notFound } from '#platform/errors/problem';
import { readSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { defaultAgenda } from '../settings.ts';
import * as queries from './cbo-queries.ts';
import { tellUnits } from './tell-units.ts';

/** The municipality within reach, and its minutes of an appointment. */
async function placeOf(context: ReadContext, ibge: string) {
  const { id } = await getMunicipalityInScope(context, ibge);
  const { duration } = await readSetting(context.platform, context.db, defaultAgenda, id);
  return { id, standard: duration };
}

async function getCbo(context: ReadContext, place: { id: string; standard: number }, code: string) {
  const cbo = await queries.findCbo(context.db, place, code);
  if (!cbo) throw notFound('A ocupação');
  return cbo;
}

export async function listCbos(
  context: ReadContext,
  ibge: string,
  query: queries.CboQuery,
): Promise<PageOf<queries.CboRow>> {
  return queries.listCbos(context.db, await placeOf(context, ibge), query);
}

type OfCbo = { ibge: string; code: string };

/** The minutes of an occupation's appointments in a municipality; null: those of the municipality. */
export async function setCboDuration(
  context: UseCaseContext,
  { ibge, code }: OfCbo,
  duration: number | null,
): Promise<queries.CboRow> {
  const place = await placeOf(context, ibge);
  const before = await getCbo(context, place, code);
  if (before.ownDuration === duration) return before;
  await queries.writeDuration(context.db, place.id, code, duration);
  await tellUnits(context, place.id);
  context.audit({
    type: 'scheduling.cbo-duration-saved',
    municipalityId: place.id,
    details: { cbo: code, duration },
  });
  return getCbo(context, place, code);
}

/** Whether new lotações of the municipality may be given an occupation; those there are keep it. */
export async function setCboAvailable(
  context: UseCaseContext,
  { ibge, code }: OfCbo,
  available: boolean,
): Promise<queries.CboRow> {
  const place = await placeOf(context, ibge);
  const before = await getCbo(context, place, code);
  if (before.available === available) return before;
  await offerCbo(context, { municipalityId: place.id, cbo: code, available });
  return getCbo(context, place, code);
}

/** What making all that fit a search available, or unavailable, would change. */
export async function countCbos(context: ReadContext, ibge: string, query: { search?: string }) {
  const { id } = await getMunicipalityInScope(context, ibge);
  const found = await queries.cbosAmong(context.db, id, query);
  return {
    unavailable: found.filter(({ available }) => !available).length,
    available: found.filter(({ available, inUse }) => available && !inUse).length,
    kept: found.filter(({ available, inUse }) => available && inUse).length,
  };
}

/** The same for all that fit a search, or for a list; those that active lotações have are never made unavailable. */
export async function setCbosAvailable(
  context: UseCaseContext,
  ibge: string,
  { available, ...which }: { available: boolean; search?: string; codes?: string[] },
): Promise<{ codes: string[] }> {
  const { id: municipalityId } = await getMunicipalityInScope(context, ibge);
  const found = await queries.cbosAmong(context.db, municipalityId, which);
  const changing = found.filter((cbo) => cbo.available !== available && (available || !cbo.inUse));
  const codes = changing.map(({ code }) => code);
  await offerCbos(context, { municipalityId, cbos: codes, available });
  return { codes };
}
