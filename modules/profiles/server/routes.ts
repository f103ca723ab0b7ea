import { findProfile, listHolders, listProfiles } from '#modules/access/index';
import { notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { accessOf } from '#platform/permissions/scope';
import * as contract from '../contract.ts';
import { deleteProfile, saveProfile, setProfileActive } from './change.ts';
import { copyProfile, createProfile } from './create.ts';
import { resourceViews } from './resources.ts';
import { municipalityOf } from './scope.ts';
import { templateViews } from './templates.ts';
import { isEditable, kindOf, viewProfile } from './view.ts';

export const routes: readonly BoundRoute[] = [
  read(contract.listResources, () => Promise.resolve(resourceViews())),
  read(contract.listTemplates, () => Promise.resolve({ rows: templateViews() })),
  read(contract.listProfiles, async ({ db, actor }, { query }) => {
    const rows = await listProfiles(db, municipalityOf(actor), query);
    return {
      rows: rows.map(({ id, name, type, standard, active, copiedFrom, users, ...row }) => ({
        id,
        name,
        accessKind: kindOf(row),
        type,
        standard,
        active,
        editable: isEditable(row),
        copiedFrom,
        users,
      })),
    };
  }),
  read(contract.getProfile, (context, { params }) => viewProfile(context, params.id)),
  read(contract.listHolders, async ({ db, actor }, { params, query }) => {
    const municipalityId = municipalityOf(actor);
    const asked = [params.id, ...(query.companionId ? [query.companionId] : [])];
    for (const id of asked) if (!(await findProfile(db, municipalityId, id))) throw notFound('O perfil');
    // Who coordinates a unit sees people of that unit.
    const access = accessOf(actor);
    const unitId = access?.kind === 'lotacao' ? access.unitId : null;
    const { companionId } = query;
    return { rows: await listHolders(db, municipalityId, params.id, { companionId, unitId }) };
  }),
  change(contract.createProfile, async (context, { body }) =>
    viewProfile(context, await createProfile(context, body)),
  ),
  change(contract.copyProfile, async (context, { params, body }) =>
    viewProfile(context, await copyProfile(context, params.id, body)),
  ),
  change(contract.saveProfile, async (context, { params, body }) => {
    await saveProfile(context, params.id, body);
    return viewProfile(context, params.id);
  }),
  change(contract.setProfileActive, async (context, { params, body }) => {
    await setProfileActive(context, params.id, body.active);
    return viewProfile(context, params.id);
  }),
  change(contract.deleteProfile, async (context, { params }) => {
    await deleteProfile(context, params.id);
    return undefined;
  }),
];
