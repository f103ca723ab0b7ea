import { uuidV7 } from '#platform/db/uuid';
import { notFound } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import type { SecretBox } from '#platform/settings/secret-box';
import type { UseCaseContext } from '#platform/usecase/context';
import { newSecret, writeKey } from './keys.ts';
import { addPeer, bindPeer, findPeer, keepChangedPeer, type PeerRow, setPeerActive } from './peer-queries.ts';

const boundTo = (id: string) => `sending_peer ${id}`;
export const secretOf = (secrets: SecretBox, { id, key }: Pick<PeerRow, 'id' | 'key'>): string =>
  secrets.open(key, boundTo(id));

/** Lets another installation send lots to this one. Its key is told here and never again. */
export async function allowPeer(
  { platform, db, now, audit }: UseCaseContext,
  name: string,
): Promise<{ id: string; key: string }> {
  const id = uuidV7(now.getTime());
  const secret = newSecret();
  await addPeer(db, { id, name, key: platform.secrets.seal(secret, boundTo(id)), createdAt: now });
  audit({ type: 'production.peer-added', subject: { table: 'sending_peer', id } });
  return { id, key: writeKey({ peer: id, secret }) };
}

/** 404 when there is no such peer. */
export async function getPeer(db: Platform['db'] | UseCaseContext['db'], id: string): Promise<PeerRow> {
  const peer = await findPeer(db, id);
  if (!peer) throw notFound('A instalação');
  return peer;
}

export async function activatePeer(
  { db, now, audit }: UseCaseContext,
  id: string,
  active: boolean,
): Promise<PeerRow> {
  await getPeer(db, id);
  await setPeerActive(db, id, active ? null : now);
  audit({
    type: active ? 'production.peer-activated' : 'production.peer-inactivated',
    subject: { table: 'sending_peer', id },
  });
  return getPeer(db, id);
}

/** From now on the key is of the base that uses it now; the one before may no longer send. */
export async function confirmPeer({ db, audit }: UseCaseContext, id: string): Promise<PeerRow> {
  const { changedId, changedIncarnation } = await getPeer(db, id);
  if (changedId !== null && changedIncarnation !== null) {
    await bindPeer(db, id, { id: changedId, incarnation: changedIncarnation });
    await keepChangedPeer(db, id, null);
    audit({ type: 'production.peer-confirmed', subject: { table: 'sending_peer', id } });
  }
  return getPeer(db, id);
}
