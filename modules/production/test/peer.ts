import type { TestInstallation } from '#apps/installation/testing';
import { uuidV7 } from '#platform/db/uuid';
import { runUseCase } from '#platform/usecase/run';
import { newNonce, readKey, writeToken } from '../server/peers/keys.ts';
import { bindPeer } from '../server/peers/peer-queries.ts';
import { allowPeer } from '../server/peers/manage-peers.ts';

const CONVERSATION_MS = 3_600_000;

/** Lets another installation send here. Its id, and the header by which it proves itself in a conversation. */
export async function buildPeer({
  platform,
}: TestInstallation): Promise<{ id: string; secret: string; authorization: string }> {
  const { id, key } = await runUseCase(platform, { actor: { kind: 'command-line' } }, (context) =>
    allowPeer(context, 'VIZINHA'),
  );
  const sender = { id: uuidV7(), incarnation: uuidV7() };
  await runUseCase(platform, { actor: { kind: 'command-line' } }, ({ db }) => bindPeer(db, id, sender));
  const until = new Date(platform.clock.now().getTime() + CONVERSATION_MS).toISOString();
  const nonces = [newNonce(), newNonce()] as const;
  const secret = readKey(key)?.secret ?? '';
  return { id, secret, authorization: writeToken(secret, { peer: id, sender, nonces, until }) };
}
