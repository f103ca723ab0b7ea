import { findMedicine } from '#modules/data-packages/index';
import { getMunicipalityInScope } from '#modules/health-network/index';
import { notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read } from '#platform/http/bind';
import { municipalityScope } from '#platform/permissions/scope';
import * as contract from '../contract.ts';
import { findRecipeOf, listMarked } from './recipe-queries.ts';
import { markMedicines, unmarkMedicine } from './recipe-types.ts';

export const routes: readonly BoundRoute[] = [
  read(contract.listRecipeTypes, async (context, { params, query }) => {
    const { id } = await getMunicipalityInScope(context, params.ibge);
    return listMarked(context.db, id, query);
  }),
  change(contract.markRecipeType, (context, { params, body }) => markMedicines(context, params.ibge, body)),
  change(contract.unmarkRecipeType, async (context, { params }) => {
    await unmarkMedicine(context, params.id);
    return undefined;
  }),
  read(contract.findMedicine, async ({ db, actor }, { params }) => {
    const { municipalityId } = municipalityScope(actor);
    if (municipalityId === null) throw notFound('O município');
    const { catmat } = params;
    const medicine = await findMedicine(db, catmat);
    if (!medicine) throw notFound('O medicamento');
    return {
      recipe: await findRecipeOf(db, municipalityId, catmat),
      supplyUnit: medicine.supplyUnit,
    };
  }),
];
