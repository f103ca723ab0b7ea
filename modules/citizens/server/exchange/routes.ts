import { type BoundRoute, read } from '#platform/http/bind';
import * as contract from '../../contract/exchange.ts';
import { exportCitizen } from './export-citizen.ts';

export const exchangeRoutes: readonly BoundRoute[] = [
  read(contract.exportCitizenContract, async (context, { params, query }, { reply }) => {
    const { name, type, content } = await exportCitizen(context, params.id, query.format);
    return reply.header('content-disposition', `attachment; filename="${name}"`).type(type).send(content);
  }),
];
