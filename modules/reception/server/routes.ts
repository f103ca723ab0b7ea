import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { addEntry } from './add.ts';
import { callEntry } from './calls.ts';
import { changeEntry, excludeEntry, markNotWaited, markReturned } from './change.ts';
import { choicesOf } from './choices.ts';
import { deskOf } from './desk.ts';
import { keepFilters } from './habit-queries.ts';
import { arrivalsOf, observedList, searchList } from './list.ts';
import { declarationPdf } from './papers/declaration.ts';
import { panelOf, panelSettings, setPanel } from './panel.ts';
import { bookWaiting } from './waiting/booking.ts';
import { addWaiting, changeWaiting, readWaiting, removeWaiting, searchWaiting } from './waiting/waiting.ts';

const listRoutes: readonly BoundRoute[] = [
  read(contract.searchEntries, (context, { body }) => searchList(context, body)),
  read(contract.listObserved, (context) => observedList(context)),
  read(contract.getListChoices, (context) => choicesOf(context)),
  change(contract.keepFilters, async (context, { body }) => {
    const { access } = await deskOf(context);
    await keepFilters(context.db, access.id, body.filters, context.now);
    return {};
  }),
  read(contract.findArrivals, (context, { body }) => arrivalsOf(context, body.citizenIds)),
  change(contract.addEntry, (context, { body }) => addEntry(context, body)),
  change(contract.changeEntry, (context, { params, body }) => changeEntry(context, params.id, body)),
  change(contract.excludeEntry, async (context, { params, query }) => {
    await excludeEntry(context, params.id, query.version);
    return undefined;
  }),
  change(contract.markNotWaited, (context, { params, body }) =>
    markNotWaited(context, params.id, body.version),
  ),
  change(contract.markReturned, (context, { params, body }) =>
    markReturned(context, params.id, body.version),
  ),
  read(contract.printDeclaration, async (context, { params, body }, { reply }) =>
    reply
      .header('content-disposition', 'inline; filename="declaracao-de-comparecimento.pdf"')
      .type('application/pdf')
      .send(await declarationPdf(context, params.id, body)),
  ),
  change(contract.callEntry, (context, { params, body }) => callEntry(context, params.id, body)),
];

const panelRoutes: readonly BoundRoute[] = [
  read(contract.getCallPanel, (context) => panelOf(context)),
  read(contract.getPanelSettings, (context, { params }) => panelSettings(context, params.id)),
  change(contract.setPanelSettings, (context, { params, body }) =>
    setPanel(context, params.id, body.shownAs),
  ),
];

const waitingRoutes: readonly BoundRoute[] = [
  read(contract.searchWaiting, (context, { body }) => searchWaiting(context, body)),
  read(contract.getWaiting, (context, { params }) => readWaiting(context, params.id)),
  change(contract.addWaiting, (context, { body }) => addWaiting(context, body)),
  change(contract.changeWaiting, (context, { params, body }) => changeWaiting(context, params.id, body)),
  change(contract.removeWaiting, async (context, { params, body }) => {
    await removeWaiting(context, params.id, body);
    return undefined;
  }),
  change(contract.bookWaiting, (context, { params, body }) => bookWaiting(context, params.id, body)),
];

export const routes: readonly BoundRoute[] = [...listRoutes, ...panelRoutes, ...waitingRoutes];
