import { getMunicipalityInScope } from '#modules/health-network/index';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { notFound } from '#platform/errors/problem';
import { municipalityScope } from '#platform/permissions/scope';
import type { Db } from '#platform/db/database';
import * as contract from '../contract.ts';
import { listExams, listGroups } from './group-queries.ts';
import { addGroup, changeGroup, removeGroup } from './groups.ts';
import { allViews, offered } from './view.ts';

/** Groups of a municipality, and what SIGTAP says of their exams. */
async function groupsOf(db: Db, municipalityId: string) {
  const groups = await listGroups(db, municipalityId);
  const codes = new Set(groups.flatMap((group) => group.codes));
  return [groups, await listExams(db, [...codes])] as const;
}

export const routes: readonly BoundRoute[] = [
  read(contract.listExamGroups, async (context, { params }) => {
    const { id } = await getMunicipalityInScope(context, params.ibge);
    return { rows: allViews(...(await groupsOf(context.db, id))) };
  }),
  change(contract.addExamGroup, (context, { params, body }) => addGroup(context, params.ibge, body)),
  change(contract.changeExamGroup, (context, { params, body }) => changeGroup(context, params.id, body)),
  change(contract.removeExamGroup, async (context, { params }) => {
    await removeGroup(context, params.id);
    return undefined;
  }),
  read(contract.listOfferedGroups, async ({ db, actor }, { query }) => {
    const { municipalityId } = municipalityScope(actor);
    if (municipalityId === null) throw notFound('O município');
    return { rows: offered(...(await groupsOf(db, municipalityId)), query) };
  }),
];
