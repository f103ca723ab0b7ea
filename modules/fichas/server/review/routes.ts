import { type BoundRoute, change, read } from '#platform/http/bind';
import { municipalityScope } from '#platform/permissions/scope';
import * as contract from '../../contract.ts';
import { decideFicha, discardFicha, reopenFicha } from './decide.ts';
import { getReview } from './get.ts';
import { listFichas } from './list.ts';
import { countFichas } from './queries.ts';

export const reviewRoutes: readonly BoundRoute[] = [
  read(contract.listFcisContract, (context, { query }) => listFichas(context, query)),
  read(contract.waitingFcisContract, ({ db, actor }) =>
    countFichas(db, {
      municipalityId: municipalityScope(actor).municipalityId,
      unitId: undefined,
      decided: false,
    }),
  ),
  read(contract.getFciContract, (context, { params, query }) =>
    getReview(context, params.id, query.citizenId ?? null),
  ),
  change(contract.applyFciContract, (context, { params, body }) =>
    decideFicha(context, params.id, { kind: 'citizen', id: body.citizenId }),
  ),
  change(contract.registerFciContract, (context, { params, body }) =>
    decideFicha(context, params.id, { kind: 'new', notThese: body.notThese }),
  ),
  change(contract.discardFciContract, (context, { params, body }) =>
    discardFicha(context, params.id, body.reason),
  ),
  change(contract.reopenFciContract, (context, { params }) => reopenFicha(context, params.id)),
];
