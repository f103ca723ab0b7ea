import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { listLots, listNamed } from './lot-queries.ts';
import { addLot, changeLot, placeOf, removeLot, setLotActive } from './lots.ts';

export const routes: readonly BoundRoute[] = [
  read(contract.listLots, (context, { query }) => listLots(context.db, placeOf(context), query)),
  read(contract.listCatalogue, async ({ db }) => ({
    immunobiologicals: await listNamed(db, 'imunobiologicos'),
    manufacturers: (await listNamed(db, 'fabricantes')).map(({ name }) => name),
  })),
  change(contract.addLot, (context, { body }) => addLot(context, body)),
  change(contract.changeLot, (context, { params, body }) => changeLot(context, params.id, body)),
  change(contract.setLotActive, (context, { params, body }) => setLotActive(context, params.id, body.active)),
  change(contract.removeLot, async (context, { params }) => {
    await removeLot(context, params.id);
    return undefined;
  }),
];
