import { Value } from 'typebox/value';
import { instantText } from '#platform/clock/civil';
import { conflict, refused } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import type { Platform } from '#platform/runtime/platform';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { findInstaller, provePerson } from '#modules/access/index';
import { zoneOfInstallation } from '#modules/health-network/index';
import { requireConfirmed } from '#modules/setup/index';
import { OpenRequest } from '../../contract/peer.ts';
import { requireSameVersion } from '../checks/greeting.ts';
import { readOurselves } from '../checks/ourselves.ts';
import { pairingProblem } from '../checks/pairing.ts';
import {
  findProcess,
  insertProcess,
  listForgotten,
  listProcesses,
  type ProcessRow,
} from '../process/process-queries.ts';
import { OPEN_STATES } from '../../contract/process.ts';
import { MessageBroken, nonceOf, openMessage, sealMessage } from '../protocol/envelope.ts';
import { centreKeyPair, KeyBroken, type KeyPair, type ProcessKeys, processKeys } from '../protocol/keys.ts';
import { wordsOf } from '../protocol/words.ts';
import { getLocked } from '../process/change.ts';
import { cancelReceiving } from './hear.ts';
import { standingOf } from './standing.ts';

type Opening = { process: string; publicKey: string; sealed: string };

export const messageBroken = () =>
  refused(
    'unification-message',
    'A mensagem não abre com a chave deste processo. Cancele a solicitação e faça outra.',
  );

/**
 * Takes the request of a unit, proved by the CPF and password of a person of this installation. The same again changes
 * nothing. A wrong password keeps its traces.
 */
export async function open(
  context: UseCaseContext,
  { process: id, publicKey, sealed }: Opening,
  http: HttpSide,
): Promise<{ sealed: string } | Refusal> {
  const { platform, db, now, audit } = context;
  const ourselves = await readOurselves(platform, db);
  const { installation: own } = ourselves;
  const unitKey = Buffer.from(publicKey, 'base64url');
  const keys = keysWith(await centreKeyPair(platform.boot.dataDir), unitKey, id);
  const request = requestIn(platform, keys.messages, id, sealed);
  const known = await findProcess(db, id);
  if (known && !known.peerKey.equals(unitKey)) throw messageBroken();
  if (!known) {
    await requireConfirmed(db);
    const centre = { ...ourselves, municipalities: ourselves.municipalities.map(({ ibge }) => ibge) };
    const problem = pairingProblem(request, centre);
    if (problem) throw problem;
    await requireNotSending(context);
    const person = await provePerson(context, request, http);
    if (person instanceof Refusal) return person;
    const waiting = await listForgotten(db, request.installation.id, id);
    const [first] = waiting;
    // Who the unit is, its person says: the key of the former request, or who decides here, would prove it.
    if (first && !(await mayAccept(context, person))) {
      return new Refusal(waitsAlready(first, await zoneOfInstallation(db)));
    }
    for (const old of waiting) await cancelReceiving(context, old);
    await insertProcess(db, {
      id,
      side: 'receiving',
      unitName: request.name,
      peerInstallation: request.installation.id,
      peerIncarnation: request.installation.incarnation,
      peerName: request.installation.name,
      ownIncarnation: own.incarnation,
      responsible: person.name,
      link: request.link,
      words: await wordsOf(keys.words, id),
      peerKey: unitKey,
      ownKey: null,
      at: now,
    });
    audit({
      type: 'unification.requested',
      professionalId: person.professionalId,
      subject: { table: 'base_unification', id },
      details: { installation: request.installation.id },
      municipalityId: null,
    });
  }
  const standing = await standingOf(context, await getLocked(context, id), own);
  return {
    sealed: sealMessage(keys.messages, { processId: id, from: 'centre', to: nonceOf(sealed) }, standing),
  };
}

function keysWith(own: KeyPair, other: Buffer, processId: string): ProcessKeys {
  try {
    return processKeys({ own, other, side: 'receiving', processId });
  } catch (error) {
    if (error instanceof KeyBroken) throw messageBroken();
    throw error;
  }
}

function requestIn(
  platform: Pick<Platform, 'version'>,
  key: Buffer,
  processId: string,
  sealed: string,
): OpenRequest {
  const request = openedOfUnit(key, processId, sealed);
  requireSameVersion(platform, 'unit', request);
  if (!Value.Check(OpenRequest, request)) throw messageBroken();
  return request;
}

/** 422 `unification-message` for what the key of a process did not seal. */
export function openedOfUnit(key: Buffer, processId: string, sealed: string): unknown {
  try {
    return openMessage(key, { processId, from: 'unit' }, sealed);
  } catch (error) {
    if (error instanceof MessageBroken) throw messageBroken();
    throw error;
  }
}

const mayAccept = async (
  { db }: UseCaseContext,
  { professionalId }: { professionalId: string },
): Promise<boolean> => (await findInstaller(db))?.professionalId === professionalId;

const waitsAlready = ({ responsible, requestedAt }: ProcessRow, timeZone: string) =>
  conflict(
    'unification-waits-already',
    `Desta instalação local já há uma solicitação na central, feita por ${responsible} em ${instantText(requestedAt, timeZone)}. Cancele-a na local ou peça a quem administra a central que a negue; então solicite de novo.`,
  );

/** One that asks to join another receives nobody. */
async function requireNotSending({ db }: UseCaseContext): Promise<void> {
  const [newest] = await listProcesses(db, 'sending', 1);
  if (!newest || !(OPEN_STATES.includes(newest.state) || newest.state === 'unified')) return;
  throw conflict(
    'unification-centre-sends',
    'A instalação informada também solicitou a unificação da sua base a outra, e não recebe. Confira o link da central.',
  );
}
