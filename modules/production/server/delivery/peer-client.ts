import { programVersion } from '#platform/config/root';
import { diskUse } from '#platform/files/disk';
import { loadLedi } from '#platform/ledi/load';
import type { Platform } from '#platform/runtime/platform';
import { runUseCase } from '#platform/usecase/run';
import { lastGoodCopy } from '#modules/backup/index';
import { getInstallation } from '#modules/setup/index';
import { Value } from 'typebox/value';
import { challengeContract, HelloAnswer, PROTOCOL_VERSION } from '../../contract/peer.ts';
import { answerMac, helloMac, type Identity, isSame, newNonce, writeToken } from '../peers/keys.ts';
import { letKeptGo } from './change-destinations.ts';
import { keyOf } from './credential.ts';
import { hasKept } from './delivery-queries.ts';
import { type Destination, keepChangedReceiver, keepReceiver } from './destination-queries.ts';
import { ask, type Asked, jsonOf } from './http.ts';
import { DeliveryFailure } from './transport.ts';

/** Status of a hello that came after its time (`hello-stale`). */
const STALE = 412;

/** A conversation with another installation of this program, after both proved their key. */
export type Conversation = {
  answer: HelloAnswer;
  secret: string;
  ask(method: string, path: string, body?: Asked['body']): Promise<Response>;
};

const notOfOurs = (url: string) =>
  new DeliveryFailure(
    `Em ${url} não responde uma instalação do PEC Aberto com esta chave. Confira o endereço e a chave.`,
  );

/**
 * Says hello to a destination of ours and proves who both are. The first base that answers is the destination's:
 * another, or the same restored from a copy, is kept for somebody to confirm, and nothing goes. DeliveryFailure with a
 * sentence otherwise.
 */
export async function openConversation(
  platform: Platform,
  destination: Destination,
  signal: AbortSignal,
): Promise<Conversation> {
  const { peer, secret } = keyOf(platform.secrets, destination);
  const base = `${destination.url}/api/peer`;
  const told = await whoWeAre(platform, peer);
  const greet = async () => {
    const given = await jsonOf(await ask(platform, `${base}/challenge`, { method: 'GET', signal }));
    if (!Value.Check(challengeContract.response, given)) throw notOfOurs(destination.url);
    const hello = { ...told, nonce: newNonce(), challenge: given.challenge };
    const body = { json: { ...hello, mac: helloMac(secret, hello) } };
    return { hello, response: await ask(platform, `${base}/hello`, { method: 'POST', body, signal }) };
  };
  let { hello, response } = await greet();
  // Another conversation of ours may have begun between the two.
  if (response.status === STALE) ({ hello, response } = await greet());
  const answer = await jsonOf(response);
  if (!Value.Check(HelloAnswer, answer)) throw notOfOurs(destination.url);
  const { mac, ...said } = answer;
  if (!isSame(mac, answerMac(secret, hello.nonce, said))) throw notOfOurs(destination.url);
  await checkReceiver(
    platform,
    destination,
    { id: said.installation, incarnation: said.incarnation },
    said.layout,
  );
  const sender = { id: hello.installation, incarnation: hello.incarnation };
  const authorization = writeToken(secret, {
    sender,
    peer,
    nonces: [hello.nonce, said.nonce],
    until: said.until,
  });
  return {
    answer,
    secret,
    ask: (method, path, body) =>
      ask(platform, `${base}${path}`, {
        method,
        headers: { authorization },
        signal,
        ...(body ? { body } : {}),
      }),
  };
}

async function whoWeAre(platform: Platform, peer: string) {
  const { id, incarnation, name } = await getInstallation(platform.db);
  const { layout } = await loadLedi();
  return {
    protocol: PROTOCOL_VERSION,
    peer,
    installation: id,
    incarnation,
    name,
    program: programVersion(),
    layout: layout.newest,
    at: platform.clock.now().toISOString(),
    freeBytes: (await diskUse(platform.boot.dataDir)).freeBytes,
    lastBackupAt: (await lastGoodCopy(platform.db, platform.clock.now()))?.toISOString() ?? null,
  };
}

async function checkReceiver(
  platform: Platform,
  destination: Destination,
  receiver: Identity,
  layout: string,
): Promise<void> {
  const { id, receiverId, receiverIncarnation } = destination;
  const isKnown = receiverId === receiver.id && receiverIncarnation === receiver.incarnation;
  const isNews =
    receiverId === null || (isKnown && (layout !== destination.layout || destination.changedId !== null));
  if (isNews || (isKnown && (await hasKept(platform.db, id, layout)))) {
    await runUseCase(platform, { actor: { kind: 'system' } }, async ({ db, now, audit }) => {
      await keepReceiver(db, id, receiver, layout);
      await letKeptGo(db, id, layout, now);
      await keepChangedReceiver(db, id, null);
      audit({ type: 'production.destination-known', subject: { table: 'destination', id } });
    });
  }
  if (receiverId === null || isKnown) return;
  await runUseCase(platform, { actor: { kind: 'system' } }, async ({ db, audit }) => {
    await keepChangedReceiver(db, id, receiver);
    audit({ type: 'production.destination-changed-base', subject: { table: 'destination', id } });
  });
  throw new DeliveryFailure(
    'Outra instalação, ou a mesma restaurada de uma cópia, responde neste endereço. Nada vai até que alguém a confirme, em Transmissão de dados, Configurações.',
  );
}
