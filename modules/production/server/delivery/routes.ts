import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../../contract/destinations.ts';
import {
  activate,
  add,
  change as changeOne,
  confirm,
  getDestination,
  remove,
} from './change-destinations.ts';
import { type Destination, listDestinations, listPublished } from './destination-queries.ts';
import { enqueueSend } from './send-job.ts';
import { testDestination } from './test-destination.ts';

const shown = (row: Destination) => ({
  id: row.id,
  name: row.name,
  url: row.url,
  protocol: row.protocol,
  layout: row.layout,
  active: row.inactiveAt === null,
  connected: row.connected,
  testedAt: row.testedAt?.toISOString() ?? null,
  message: row.message,
  changed: row.changedId !== null,
});

/** "Instalações de destino para envio on-line". */
export const destinationRoutes: readonly BoundRoute[] = [
  read(contract.listDestinationsContract, async ({ db }) => ({
    rows: (await listDestinations(db)).map(shown),
  })),
  read(contract.listPublishedDestinationsContract, async ({ db }) => ({ rows: await listPublished(db) })),
  change(contract.addDestinationContract, async (context, { body }) => shown(await add(context, body))),
  change(contract.changeDestinationContract, async (context, { params, body }) =>
    shown(await changeOne(context, params.id, body)),
  ),
  // No transaction waits for another machine.
  read(contract.testDestinationContract, async ({ platform, actor, sessionId, ip }, { params }) =>
    shown(
      await testDestination(platform, { actor, sessionId, ip }, await getDestination(platform.db, params.id)),
    ),
  ),
  change(contract.setDestinationActiveContract, async (context, { params, body }) =>
    shown(await activate(context, params.id, body.active)),
  ),
  change(contract.confirmDestinationContract, async (context, { params }) => {
    const destination = await confirm(context, params.id);
    await enqueueSend(context);
    return shown(destination);
  }),
  change(contract.removeDestinationContract, async (context, { params }) => {
    await remove(context, params.id);
    return {};
  }),
];
