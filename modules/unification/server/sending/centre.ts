import { Value } from 'typebox/value';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { getInstallation } from '#modules/setup/index';
import { type Message, Refused, type Said, Standing } from '../../contract/peer.ts';
import { OTHER_VERSION, OVERTAKEN, otherLife } from '../process/faults.ts';
import { keysOf } from '../process/keys-of.ts';
import { nextSaid, type ProcessRow } from '../process/process-queries.ts';
import { MessageBroken, nonceOf, openMessage, sealMessage } from '../protocol/envelope.ts';
import { writeToken } from '../protocol/token.ts';
import { askCentre, askOffer, notOfOurs, refusedThere, Unproved, Unreachable } from './line.ts';
import type { Pace } from './pace.ts';

/** How often a message that another one overtook is said anew. */
const TRIES = 5;

/** The other side of a process, as the unit speaks to it. */
export type Centre = {
  /**
   * Says something, and hears where the process stands. Throws Unreachable, the Problems of the centre, and Unproved for what
   * nobody proved to be of the centre.
   */
  say(said: Said): Promise<Standing>;
  send(sha256: string, sealed: Buffer, pace: Pace): Promise<void>;
};

/** 409 `unification-other-life` where this base was restored since. */
export async function openCentre(platform: Platform, row: ProcessRow, signal: AbortSignal): Promise<Centre> {
  const { id, incarnation } = await getInstallation(platform.db);
  if (incarnation !== row.ownIncarnation) throw otherLife('Esta instalação');
  const { messages } = await keysOf(platform, row);
  const path = `/incoming/${row.id}`;
  const once = async (said: Said): Promise<Standing> => {
    const number = await nextSaid(platform.db, row.id, platform.clock.now());
    const message: Message = { installation: id, incarnation, program: platform.version, number, said };
    const sealed = sealMessage(messages, { processId: row.id, from: 'unit' }, message);
    try {
      const asking = { method: 'POST', body: { json: { sealed } }, signal } as const;
      const answer = await askCentre(platform, row.link, `${path}/messages`, asking);
      return standingIn(messages, row, nonceOf(sealed), answer);
    } catch (error) {
      if (!(error instanceof Unproved)) throw error;
      throw provedRefusal(messages, row.id, nonceOf(sealed), error) ?? (await versionFirst(error));
    }
  };
  /** Two versions understand each other in nothing but that: a person reads which is to be upgraded. */
  const versionFirst = async (refusal: Unproved): Promise<Unproved> => {
    try {
      await askOffer(platform, row.link, signal);
    } catch (error) {
      if (error instanceof Problem && error.code === OTHER_VERSION) {
        return new Unproved(error.status, error.code, error.detail);
      }
    }
    return refusal;
  };
  return {
    async say(said) {
      for (let left = TRIES; ; left--) {
        try {
          return await once(said);
        } catch (error) {
          // The job and a person spoke at once, and the later message came first.
          if (left === 0 || !(error instanceof Problem) || error.code !== OVERTAKEN) throw error;
        }
      }
    },
    async send(sha256, bytes, pace) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)]), 'pedaco');
      const authorization = writeToken(messages, row.id, platform.clock.now());
      const asking = {
        method: 'PUT',
        headers: { authorization },
        body: { form, pace: (part: number) => pace.take(part) },
        signal,
      };
      try {
        await askCentre(platform, row.link, `${path}/pieces/${sha256}`, asking);
      } catch (error) {
        throw error instanceof Unproved ? await versionFirst(error) : error;
      }
    },
  };
}

type Answering = Pick<ProcessRow, 'id' | 'link' | 'peerInstallation' | 'peerIncarnation'>;

/** What a centre answered, proved by the key of the process to be its answer to this. */
export function standingIn(key: Buffer, row: Answering, to: string, answer: unknown): Standing {
  const sealed = answer && typeof answer === 'object' && 'sealed' in answer ? answer.sealed : undefined;
  if (typeof sealed !== 'string') throw notOfOurs(row.link);
  const standing = opened(key, row.id, to, sealed);
  if (!Value.Check(Standing, standing)) throw notOfOurs(row.link);
  if (standing.installation !== row.peerInstallation || standing.incarnation !== row.peerIncarnation) {
    throw otherLife('A instalação central');
  }
  return standing;
}

/** What the centre refused, where the key of the process proves that it was the centre, and that it refused this. */
function provedRefusal(
  key: Buffer,
  processId: string,
  to: string,
  { sealed = '' }: Unproved,
): Problem | undefined {
  try {
    const answer = openMessage(key, { processId, from: 'centre', to }, sealed);
    if (!Value.Check(Refused, answer)) return undefined;
    const { status, code, detail } = answer.refused;
    return new Problem(status, code, refusedThere(detail));
  } catch (error) {
    if (error instanceof MessageBroken) return undefined;
    throw error;
  }
}

function opened(key: Buffer, processId: string, to: string, sealed: string): unknown {
  try {
    return openMessage(key, { processId, from: 'centre', to }, sealed);
  } catch (error) {
    if (error instanceof MessageBroken) throw new Unreachable('A resposta da central chegou alterada.');
    throw error;
  }
}
