import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { getDefaultAgenda, saveDefaultAgenda } from './default-agenda.ts';

export const schedulingRoutes: readonly BoundRoute[] = [
  read(contract.getDefaultAgenda, (context, { params }) => getDefaultAgenda(context, params.ibge)),
  change(contract.saveDefaultAgenda, (context, { params, body }) =>
    saveDefaultAgenda(context, { ibge: params.ibge, agenda: body }),
  ),
];
