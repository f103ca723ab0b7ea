import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import { gather } from '#platform/db/gather';
import { notFound } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import type { ReadContext } from '#platform/usecase/context';
import type { getCitizenContract } from '../../contract/registration.ts';
import { registrationFaults } from '../rules/check.ts';
import { civilToday } from '../rules/today.ts';
import { WITHHELD, type WithheldFrom } from '../sharing/withheld.ts';
import { knownOf } from '../sharing/known.ts';
import { type CitizenRow, findCitizens } from './citizen-queries.ts';

type CitizenView = Static<typeof getCitizenContract.response>;
type Find = (id: string) => Promise<CitizenRow | undefined>;
const findOf = new WeakMap<Platform, Find>();

/** The whole record of a citizen; those asked for at the same moment are asked of the base together. */
export function findCitizen(platform: Platform, id: string): Promise<CitizenRow | undefined> {
  let find = findOf.get(platform);
  if (!find) {
    find = gather(
      (one) => one.toLowerCase(),
      async (ids) => new Map((await findCitizens(platform.db, ids)).map((row) => [row.id, row])),
    );
    findOf.set(platform, find);
  }
  return find(id);
}

/** The record of a citizen; it is not shown before the trail says who saw it. 404 when there is none. */
export async function getCitizen(
  context: ReadContext,
  id: string,
  withheldFrom: WithheldFrom,
): Promise<CitizenView> {
  const [row, today] = await Promise.all([
    findCitizen(context.platform, id),
    civilToday(context),
    auditRead(context, { type: 'citizens.viewed', subject: { table: 'citizen', id } }),
  ]);
  if (!row) throw notFound('O cadastro');
  const mayHide = row.sharingRefused || row.mergedInto !== null;
  const isWithheld = mayHide && (await withheldFrom(context, [row.id])).has(row.id);
  return viewOf(isWithheld ? knownRow(row) : row, isWithheld ? WITHHELD : null, today);
}

/** A row with nothing but what every unit sees of who refuses to share. */
const knownRow = (row: CitizenRow): CitizenRow => ({
  ...row,
  ...knownOf(row),
  birthMunicipalityName: null,
  municipalityName: null,
  occupationName: null,
  team: null,
  responsible: null,
  documents: row.documents.filter(({ principal, removedAt }) => principal && removedAt === null),
  sharedNumbers: [],
  updatedBy: null,
});

function viewOf(row: CitizenRow, withheld: string | null, today: string): CitizenView {
  const { teamId: _team, responsibleId: _responsible, fciUuid, fciFilledAt, ...seen } = row;
  return {
    ...seen,
    inactivatedAt: row.inactivatedAt?.toISOString() ?? null,
    teamSince: row.teamSince?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    fci: fciUuid !== null && fciFilledAt ? { uuid: fciUuid, filledAt: fciFilledAt.toISOString() } : null,
    // What is withheld is not missing.
    pending: withheld === null ? registrationFaults(row, today) : [],
    withheld,
  };
}
