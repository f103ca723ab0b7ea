import { uuidV7 } from '#platform/db/uuid';
import { violates } from '#platform/db/errors';
import type { Db, Tx } from '#platform/db/database';
import { notFound, refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { DestinationChange, NewDestination } from '../../contract/destinations.ts';
import { addressOf } from './address.ts';
import { dropFiles, offerAgain, rewriteKept } from './delivery-queries.ts';
import { deleteStoredFile } from '#platform/files/store';
import { credentialMissing, sealCredential } from './credential.ts';
import {
  addDestination,
  changeDestination,
  confirmReceiver,
  type Destination,
  findDestination,
  removeDestination,
  setActive,
} from './destination-queries.ts';
import { startAnew } from './official-queries.ts';

/** 404 when there is none of that id. */
export async function getDestination(db: Db, id: string): Promise<Destination> {
  const destination = await findDestination(db, id);
  if (!destination) throw notFound('A instalação de destino');
  return destination;
}

/** 422 `address-taken`, `key-broken`, `credential-missing`. */
export async function add(
  { platform, db, now, audit }: UseCaseContext,
  { name, url, protocol, layout = null, ...given }: NewDestination,
): Promise<Destination> {
  const id = uuidV7(now.getTime());
  const credential = sealCredential(platform.secrets, { id, protocol }, given);
  if (!credential) throw credentialMissing(protocol, protocol === 'pec-aberto' ? 'key' : 'user');
  const row = { id, name, url: addressOf(url), protocol, credential, layout, createdAt: now };
  await addDestination(db, row).catch(addressTaken);
  audit({ type: 'production.destination-added', subject: { table: 'destination', id } });
  return getDestination(db, id);
}

/** What is not given stays as it is. What an official PEC had so far goes to another address again. A newer layout lets go what the older one could not say. */
export async function change(
  { platform, db, now, audit }: UseCaseContext,
  id: string,
  { name, url, layout, ...given }: DestinationChange,
): Promise<Destination> {
  const before = await getDestination(db, id);
  const credential = sealCredential(platform.secrets, before, given) ?? before.credential;
  const row = {
    id,
    name,
    url: addressOf(url),
    credential,
    layout: layout === undefined ? before.layout : layout,
  };
  await changeDestination(db, row).catch(addressTaken);
  if (row.url !== before.url && before.protocol === 'ledi-api') await startAnew(db, id, now);
  if (row.layout !== before.layout) await letKeptGo(db, id, null, now);
  audit({
    type: 'production.destination-changed',
    subject: { table: 'destination', id },
    fields: ['name', 'url', 'layout'],
  });
  return getDestination(db, id);
}

export async function activate(
  { db, now, audit }: UseCaseContext,
  id: string,
  active: boolean,
): Promise<Destination> {
  await getDestination(db, id);
  await setActive(db, id, active ? null : now);
  audit({
    type: active ? 'production.destination-activated' : 'production.destination-inactivated',
    subject: { table: 'destination', id },
  });
  return getDestination(db, id);
}

/** Whoever answers there now is the destination; what the one before had received is offered to it. */
export async function confirm({ db, now, audit }: UseCaseContext, id: string): Promise<Destination> {
  const { changedId } = await getDestination(db, id);
  if (changedId !== null) {
    await confirmReceiver(db, id);
    const lotes = await offerAgain(db, id, now);
    audit({
      type: 'production.destination-confirmed',
      subject: { table: 'destination', id },
      details: { lotes },
    });
  }
  return getDestination(db, id);
}

export async function remove({ db, now, audit }: UseCaseContext, id: string): Promise<void> {
  await getDestination(db, id);
  await removeDestination(db, id, now);
  for (const fileId of await dropFiles(db, id)) await deleteStoredFile(db, fileId);
  audit({ type: 'production.destination-removed', subject: { table: 'destination', id } });
}

/** What the destination's layout could not say may be sayable in the one it reads now. */
export async function letKeptGo(db: Tx, id: string, layout: string | null, now: Date): Promise<void> {
  for (const fileId of await rewriteKept(db, id, layout, now)) await deleteStoredFile(db, fileId);
}

function addressTaken(error: unknown): never {
  if (!violates(error, 'destination_url')) throw error;
  const message = 'Já há um destino com este endereço. Altere o que existe.';
  throw refused('address-taken', message, [{ path: 'url', message }]);
}
