import { Value } from 'typebox/value';
import { shownText } from '#platform/files/shown-text';
import { Problem, refused } from '#platform/errors/problem';
import type { Outward } from '#platform/outbound/http';
import { ask, bytesOf, DeliveryFailure } from '#modules/production/index';
import { Offer, PROTOCOL } from '../../contract/peer.ts';

const MOST_SENTENCE = 600;
const SILENT = 'A central aceitou a ligação e não respondeu a tempo.';
const MOST_ANSWER_BYTES = 32 * 1024 * 1024;

/** Of the centre's refusals those that may be other the next time. */
const PASSING = new Set([408, 425, 429]);

/** The centre, or the way to it, does not answer now: it is tried again. The message is a Portuguese sentence. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

type Asking = Parameters<typeof ask>[2];

/** Asks a centre something. Throws Unreachable, and the Problem of a centre that refused. */
export async function askCentre(
  platform: Outward,
  link: string,
  path: string,
  asking: Asking,
): Promise<unknown> {
  const { status, answer } = await answered(platform, `${link}/api/unification${path}`, asking);
  if (status >= 200 && status < 300) return answer;
  const { code, detail } = saidIn(answer);
  if (status >= 500 || PASSING.has(status)) {
    throw new Unreachable(detail ?? `A central respondeu que não pode atender agora (HTTP ${status}).`);
  }
  if (detail === undefined) throw notOfOurs(link);
  throw new Problem(
    status === 401 ? 422 : status,
    code ?? 'unification-refused',
    `A central recusou: ${detail}`,
  );
}

async function answered(
  platform: Outward,
  url: string,
  asking: Asking,
): Promise<{ status: number; answer: unknown }> {
  try {
    const response = await ask(platform, url, asking);
    const text = (await bytesOf(response, MOST_ANSWER_BYTES)).toString();
    return { status: response.status, answer: parsed(text) };
  } catch (error) {
    if (error instanceof DeliveryFailure) throw new Unreachable(error.message);
    // Our own patience ends before that of the connection: it was taken, and nothing came.
    if (error instanceof DOMException && error.name === 'TimeoutError') throw new Unreachable(SILENT);
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function saidIn(answer: unknown): { code: string | undefined; detail: string | undefined } {
  const part = (name: string) => {
    const value =
      answer && typeof answer === 'object' ? (answer as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' ? shownText(value, MOST_SENTENCE) : undefined;
  };
  return { code: part('code'), detail: part('detail') };
}

export const NO_CENTRE = 'unification-no-centre';

/** The centre that a process was agreed with is no more: restored since, or it knows nothing of it. */
const OF_ANOTHER = new Set(['unification-other-life', 'not-found', 'unification-message']);

export const isOfAnother = ({ code }: Problem): boolean => OF_ANOTHER.has(code);

export const notOfOurs = (link: string) => {
  const message = `Em ${link} não responde uma instalação central do PEC Aberto. Confira o link.`;
  return refused(NO_CENTRE, message, [{ path: 'link', message }]);
};

/** Who answers at an address. 422 `unification-no-centre` where it is no installation of this program. */
export async function askOffer(platform: Outward, link: string, signal: AbortSignal): Promise<Offer> {
  const offer = await askCentre(platform, link, '/offer', { method: 'GET', signal });
  if (!Value.Check(Offer, offer) || offer.protocol !== PROTOCOL) throw notOfOurs(link);
  return offer;
}
