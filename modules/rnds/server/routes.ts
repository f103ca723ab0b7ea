import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { disableRnds, enableRnds, readRnds } from './access.ts';

export const routes: readonly BoundRoute[] = [
  read(contract.getRnds, (context, { params }) => readRnds(context, params.ibge)),
  change(contract.enableRnds, async (context, { params, body }) => {
    const refusal = await enableRnds(context, params.ibge, body);
    return refusal ?? readRnds(context, params.ibge);
  }),
  change(contract.disableRnds, async (context, { params }) => {
    await disableRnds(context, params.ibge);
    return readRnds(context, params.ibge);
  }),
];
