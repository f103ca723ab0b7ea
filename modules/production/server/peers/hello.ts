import { programVersion } from '#platform/config/root';
import { conflict, Problem } from '#platform/errors/problem';
import { loadLedi } from '#platform/ledi/load';
import type { Peer } from '#platform/permissions/access';
import { peerUnknown } from '#platform/permissions/guard';
import type { Platform } from '#platform/runtime/platform';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { getInstallation, unconfirmedSentence } from '#modules/setup/index';
import { type Hello, type HelloAnswer, PROTOCOL_VERSION } from '../../contract/peer.ts';
import { isFresh } from './challenge.ts';
import { answerMac, helloMac, isSame, newNonce, readToken } from './keys.ts';
import { secretOf } from './manage-peers.ts';
import { bindPeer, findPeer, keepChangedPeer, keepTold, lockPeer, type PeerRow } from './peer-queries.ts';

const CONVERSATION_MS = 3_600_000;

const staleHello = () =>
  new Problem(412, 'hello-stale', 'A apresentação chegou tarde ou repetida ao destino. Tente de novo.');

/**
 * Begins a conversation with an installation that proves its key. The first base that uses the key owns it: another, or
 * the same restored from a copy, sends nothing until somebody here confirms it. A hello that was heard before changes
 * nothing. 401 `peer-unknown`, 409 `protocol-newer`, `unconfirmed`, `peer-is-self`, `peer-changed`, 412 `hello-stale`.
 */
export async function greet(context: UseCaseContext, hello: Hello): Promise<HelloAnswer | Refusal> {
  const { platform, db, now, audit } = context;
  const peer = await lockPeer(db, hello.peer);
  if (!peer || peer.inactiveAt) throw peerUnknown();
  const secret = secretOf(platform.secrets, peer);
  const { mac, ...said } = hello;
  if (!isSame(mac, helloMac(secret, said))) throw peerUnknown();
  if (hello.protocol > PROTOCOL_VERSION) {
    throw conflict(
      'protocol-newer',
      `O destino fala a versão ${PROTOCOL_VERSION} do protocolo e esta instalação a ${hello.protocol}. Atualize o destino.`,
    );
  }
  const isNew = isFresh(platform.secrets, hello.challenge, { now, heardAt: peer.seenAt });
  if (!isNew) throw staleHello();
  const own = await getInstallation(db);
  // What it took now would be lost with it, should the other one be the one that goes on.
  if (own.unconfirmedWhy !== null) {
    throw conflict(
      'unconfirmed',
      'O destino foi restaurado de uma cópia, ou mudou de lugar, e espera que alguém o confirme. Este envio é tentado de novo sozinho.',
    );
  }
  if (hello.installation === own.id) {
    throw conflict('peer-is-self', 'O endereço é o desta mesma instalação. Confira o endereço do destino.');
  }
  const refusal = await checkIdentity(context, peer, hello);
  if (refusal) return refusal;
  await keepTold(db, peer.id, {
    at: now,
    program: hello.program,
    clockAhead: secondsAhead(hello.at, now),
    freeBytes: hello.freeBytes,
    lastBackupAt: instantOf(hello.lastBackupAt),
  });
  if (peer.installationId === null) {
    audit({ type: 'production.peer-bound', subject: { table: 'sending_peer', id: peer.id } });
  }
  const { layout } = await loadLedi();
  const answer = {
    protocol: PROTOCOL_VERSION,
    nonce: newNonce(),
    installation: own.id,
    incarnation: own.incarnation,
    name: own.name,
    program: programVersion(),
    layout: layout.newest,
    at: now.toISOString(),
    until: new Date(now.getTime() + CONVERSATION_MS).toISOString(),
  };
  return { ...answer, mac: answerMac(secret, hello.nonce, answer) };
}

async function checkIdentity(
  { db, audit }: UseCaseContext,
  peer: PeerRow,
  { installation, incarnation }: Hello,
): Promise<Refusal | undefined> {
  if (peer.installationId === null) {
    await bindPeer(db, peer.id, { id: installation, incarnation });
    return undefined;
  }
  if (peer.installationId === installation && peer.incarnation === incarnation) {
    if (peer.changedId !== null) await keepChangedPeer(db, peer.id, null);
    return undefined;
  }
  const isNews = peer.changedId !== installation || peer.changedIncarnation !== incarnation;
  if (isNews) {
    await keepChangedPeer(db, peer.id, { id: installation, incarnation });
    audit({ type: 'production.peer-changed', subject: { table: 'sending_peer', id: peer.id } });
  }
  return new Refusal(
    conflict(
      'peer-changed',
      'Esta base foi restaurada de uma cópia, ou não é a que recebeu a chave. Nada vai até que o destino a confirme, em Transmissão de dados, Configurações.',
    ),
  );
}

const instantOf = (text: string | null): Date | null => {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at);
};

const MOST_SECONDS = 2 ** 31 - 1;
function secondsAhead(at: string, now: Date): number {
  const seconds = Math.round((Date.parse(at) - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? 0 : Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, seconds));
}

/** Who speaks, by the token of a conversation that is not over; null when it proves nothing. */
export async function resolvePeer(platform: Platform, authorization: string): Promise<Peer | null> {
  const token = readToken(authorization);
  if (!token || !(Date.parse(token.until) > platform.clock.now().getTime())) return null;
  const peer = await findPeer(platform.db, token.peer);
  const isBound = peer?.installationId === token.sender.id && peer.incarnation === token.sender.incarnation;
  if (!peer || peer.inactiveAt || !isBound) return null;
  // A conversation of before it was restored or moved is over too.
  if ((await unconfirmedSentence(platform.db)) !== null) return null;
  return token.isOf(secretOf(platform.secrets, peer)) ? { id: peer.id, name: peer.name } : null;
}
