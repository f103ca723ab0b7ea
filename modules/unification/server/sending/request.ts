import { conflict, Problem, refused } from '#platform/errors/problem';
import { uuidV7 } from '#platform/db/uuid';
import { closedReason } from '#platform/outbound/gate';
import { addressesOf } from '#platform/outbound/names';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { findInstaller } from '#modules/access/index';
import { requireConfirmed } from '#modules/setup/index';
import type { OpenRequest } from '../../contract/peer.ts';
import { OPEN_STATES } from '../../contract/process.ts';
import { readOurselves } from '../checks/ourselves.ts';
import { isSameTime, pairingProblem, receivingNow } from '../checks/pairing.ts';
import { findPerson, insertProcess, listProcesses, type ProcessRow } from '../process/process-queries.ts';
import { getLocked } from '../process/change.ts';
import { sealKey } from '../process/keys-of.ts';
import { nonceOf, sealMessage } from '../protocol/envelope.ts';
import { KeyBroken, type KeyPair, newKeyPair, type ProcessKeys, processKeys } from '../protocol/keys.ts';
import { centreLink } from '../protocol/link.ts';
import { wordsOf } from '../protocol/words.ts';
import { standingIn } from './centre.ts';
import { askCentre, askOffer, notOfOurs, Unreachable } from './line.ts';
import { tellEnded } from './tell-ended.ts';

const PATIENCE_MS = 30_000;

export type Requested = { name: string; link: string; password: string };

/** Why this installation cannot ask to be unified now, in Portuguese; null when it may. */
export async function cannotAsk(platform: Pick<Platform, 'db' | 'secrets'>): Promise<string | null> {
  const { db } = platform;
  const isOpen = ({ state }: ProcessRow) => OPEN_STATES.includes(state);
  if ((await listProcesses(db, 'receiving')).some(isOpen)) return receivingNow().detail;
  const [newest] = await listProcesses(db, 'sending', 1);
  if (newest?.state === 'unified') return 'A base desta instalação já foi unificada à da central.';
  if (newest && isOpen(newest)) return 'Já há uma solicitação em andamento. Cancele-a para fazer outra.';
  return closedReason(platform, db);
}

/**
 * Asks a centre to take this base, in the name of the person who asks, proved there by the password that the same CPF has
 * there. What the centre refuses is thrown with its sentence; nothing is kept then.
 */
export async function requestUnification(
  platform: Platform,
  caller: Caller,
  { name, link: typed, password }: Requested,
): Promise<ProcessRow> {
  const { db } = platform;
  await requireConfirmed(db);
  const reason = await cannotAsk(platform);
  if (reason !== null) throw conflict('unification-cannot-ask', reason);
  const person = await whoAsks(platform, caller);
  const link = await centreLink(typed, (name) => addressesOf(platform, name));
  try {
    await tellEnded(platform, AbortSignal.timeout(PATIENCE_MS)).catch(unlessAway);
    const asked = await askThere(platform, { name: name.trim(), link, password, cpf: person.cpf });
    return await runUseCase(platform, caller, async (context) => {
      const { id } = asked;
      await insertProcess(context.db, {
        ...asked,
        side: 'sending',
        responsible: person.name,
        at: context.now,
      });
      context.audit({
        type: 'unification.requested',
        subject: { table: 'base_unification', id },
        details: { installation: asked.peerInstallation },
      });
      return getLocked(context, id);
    });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    throw new Problem(503, 'unification-unreachable', error.message);
  }
}

/** Another centre than the one that is asked now may be away. */
function unlessAway(error: unknown): void {
  if (!(error instanceof Unreachable)) throw error;
}

async function whoAsks({ db }: Platform, { actor }: Caller): Promise<{ name: string; cpf: string }> {
  const id = actor.kind === 'person' ? actor.professionalId : (await findInstaller(db))?.professionalId;
  const person = id === undefined ? undefined : await findPerson(db, id);
  if (person?.cpf) return { name: person.name, cpf: person.cpf };
  throw refused('unification-no-cpf', 'Quem solicita precisa ter CPF no cadastro desta instalação.');
}

async function askThere(
  platform: Platform,
  { name, link, password, cpf }: Requested & { cpf: string },
): Promise<Omit<Parameters<typeof insertProcess>[1], 'side' | 'responsible' | 'at'>> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const offer = await askOffer(platform, link, signal);
  const { municipalities, resources: _own, ...ourselves } = await readOurselves(platform, platform.db);
  const unit = { ...ourselves, municipalities: municipalities.map(({ ibge }) => ibge) };
  const problem = pairingProblem(unit, offer);
  if (problem) throw problem;
  requireSameTime(platform, offer.at);
  const id = uuidV7(platform.clock.now().getTime());
  const own = newKeyPair();
  const peerKey = Buffer.from(offer.publicKey, 'base64url');
  const keys = keysWith(own, peerKey, { processId: id, link });
  const request: OpenRequest = { ...unit, name, link, cpf, password };
  const sealed = sealMessage(keys.messages, { processId: id, from: 'unit' }, request);
  const body = { process: id, publicKey: own.publicKey.toString('base64url'), sealed };
  const answer = await askCentre(platform, link, '/incoming', {
    method: 'POST',
    body: { json: body },
    signal,
  });
  const { installation } = offer;
  const peer = { peerInstallation: installation.id, peerIncarnation: installation.incarnation };
  standingIn(keys.messages, { id, link, ...peer }, nonceOf(sealed), answer);
  return {
    id,
    unitName: name,
    ...peer,
    peerName: installation.name,
    ownIncarnation: unit.installation.incarnation,
    link,
    words: await wordsOf(keys.words, id),
    peerKey,
    ownKey: sealKey(platform, id, own),
  };
}

function keysWith(
  own: KeyPair,
  other: Buffer,
  { processId, link }: { processId: string; link: string },
): ProcessKeys {
  try {
    return processKeys({ own, other, side: 'sending', processId });
  } catch (error) {
    if (error instanceof KeyBroken) throw notOfOurs(link);
    throw error;
  }
}

function requireSameTime({ clock }: Platform, at: string): void {
  if (isSameTime(at, clock.now())) return;
  throw conflict(
    'unification-clock',
    'Os relógios dos dois servidores diferem mais de um minuto. Acerte a data e a hora dos dois e tente de novo.',
  );
}
