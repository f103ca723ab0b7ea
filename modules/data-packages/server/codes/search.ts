import type { Db } from '#platform/db/database';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { Problem, refused as refusal } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { admits, type CodeUse, monthsOn, refusalsOf } from '../../contract/admits.ts';
import {
  type CodeSystem,
  type findCodeContract,
  SEARCHED_SYSTEMS,
  type searchCodesContract,
} from '../../contract/codes.ts';
import { findCbos } from '../queries.ts';
import { factsOf } from './facts.ts';
import { findCode, namesOfCodes, plainCode, searchCodes } from './code-queries.ts';
import { writtenFor } from './everyday-words.ts';

type Asked = RouteInput<typeof searchCodesContract>['query'];
type Found = RouteOutput<typeof searchCodesContract>;

/** Codes in force that fit whom, by whom and when; the one typed whole is told with its reasons where it does not. */
export async function findCodes({ db }: ReadContext, asked: Asked): Promise<Found> {
  const { search, system, start = '', cbo = null, sex = null, birth = null, on } = asked;
  if (birth !== null && on === undefined)
    throw refusal('day-missing', 'Diga o dia do uso (on) junto da data de nascimento (birth).');
  const months = birth !== null && on !== undefined ? monthsOn(birth, on) : null;
  const systems = system ? [system] : SEARCHED_SYSTEMS;
  // Neither male nor female leaves nothing out.
  const codes = await searchCodes(db, search, writtenFor(search), {
    systems,
    start,
    cbo,
    sex: sex === 0 || sex === 1 ? sex : null,
    months,
  });
  const refused = codes.some(({ code }) => plainCode(code) === plainCode(search))
    ? null
    : await refusedOf(db, systems, search, { cbo, sex, birth, on: on ?? '' });
  return { codes, refused };
}

/** The code that was typed whole, where it does not fit; null where it is none. Every code has a figure. */
async function refusedOf(
  db: Db,
  systems: readonly CodeSystem[],
  typed: string,
  use: CodeUse,
): Promise<Found['refused']> {
  if (!/\d/.test(typed)) return null;
  const found = await findCode(db, systems, typed);
  if (!found || (found.until === '' && admits(found, use))) return null;
  const { system, code, name, until } = found;
  return {
    system,
    code,
    name,
    why: [...(until === '' ? [] : (['left'] as const)), ...refusalsOf(found, use)],
  };
}

/** A code with all that its table says. Throws 404 where no package ever brought it. */
export async function getCode(
  { db }: ReadContext,
  { system, code }: RouteInput<typeof findCodeContract>['params'],
): Promise<RouteOutput<typeof findCodeContract>> {
  const found = await findCode(db, [system], code);
  if (!found) throw new Problem(404, 'code-not-found', 'Este código não está na tabela em uso.');
  const { until, cbos, cids, details: _, ...rest } = found;
  return {
    ...rest,
    leftWith: until || null,
    cbos: cbos && named(cbos, await findCbos(db, cbos)),
    cids: cids && named(cids, await namesOfCodes(db, 'cid10', cids)),
    facts: await factsOf(db, found),
  };
}

type Named = { code: string; name: string };

/** Each code with its name; one that no table names stands with its code alone. */
function named(codes: readonly string[], names: readonly Named[]): Named[] {
  const known = new Set(names.map(({ code }) => code));
  return [...names, ...codes.filter((code) => !known.has(code)).map((code) => ({ code, name: '' }))];
}
