import { Value } from 'typebox/value';
import { shownText } from '#platform/files/shown-text';
import { type FieldProblem, Problem } from '#platform/errors/problem';
import type { Outward } from '#platform/outbound/http';
import type { Platform } from '#platform/runtime/platform';
import { ask, bytesOf, DeliveryFailure } from '#modules/production/index';
import { Offer, PROTOCOL } from '../../contract/peer.ts';
import { requireSameVersion } from '../checks/greeting.ts';

const MOST_SENTENCE = 600;
const SILENT = 'A central aceitou a ligação e não respondeu a tempo.';
const MOST_ANSWER_BYTES = 32 * 1024 * 1024;

/** Of the centre's refusals those that may be other the next time. */
const PASSING = new Set([408, 425, 429]);

/** The centre, or the way to it, does not answer now: it is tried again. The message is a Portuguese sentence. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/**
 * Who answers at the address of a centre refused, or is none. Whoever stands between, or took its place, may say the same: a
 * person reads it, and it may be tried again, but nothing of a base that may have entered is decided by it.
 */
export class Unproved extends Problem {
  /** What may prove it: sealed by the key of the process, for what was said. */
  readonly sealed: string | undefined;

  constructor(
    status: number,
    code: string,
    detail: string,
    { sealed, fields }: { sealed?: string | undefined; fields?: FieldProblem[] } = {},
  ) {
    super(status, code, detail, fields);
    this.sealed = sealed;
  }
}

type Asking = Parameters<typeof ask>[2];

/** Asks a centre something. Throws Unreachable, and Unproved for what was refused. */
export async function askCentre(
  platform: Outward,
  link: string,
  path: string,
  asking: Asking,
): Promise<unknown> {
  const { status, answer } = await answered(platform, `${link}/api/unification${path}`, asking);
  if (status >= 200 && status < 300) return answer;
  const { code, detail, sealed } = saidIn(answer);
  if (status >= 500 || PASSING.has(status)) {
    throw new Unreachable(detail ?? `A central respondeu que não pode atender agora (HTTP ${status}).`);
  }
  if (detail === undefined) throw notOfOurs(link);
  throw new Unproved(status === 401 ? 422 : status, code ?? 'unification-refused', refusedThere(detail), {
    sealed,
  });
}

export const refusedThere = (detail: string): string => `A central recusou: ${detail}`;

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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const shownOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? shownText(value, MOST_SENTENCE) : undefined;

function saidIn(answer: unknown) {
  const { code, detail, data }: Record<string, unknown> = isObject(answer) ? answer : {};
  const sealed = isObject(data) ? data['sealed'] : undefined;
  return {
    code: shownOf(code),
    detail: shownOf(detail),
    sealed: typeof sealed === 'string' ? sealed : undefined,
  };
}

const OTHER_LIFE = 'unification-other-life';

/** One of the two that a process was agreed between was restored since, and that is proved. */
export const isOfAnother = (error: Problem): boolean =>
  error.code === OTHER_LIFE && !(error instanceof Unproved);

/** What an installation says that knows nothing of the process, or is no more the one that it was agreed with. */
const LIKE_ANOTHER = new Set([OTHER_LIFE, 'not-found', 'unification-message']);

export const looksLikeAnother = ({ code }: Problem): boolean => LIKE_ANOTHER.has(code);

export const notOfOurs = (link: string) => {
  const message = `Em ${link} não responde uma instalação central do PEC Aberto. Confira o link.`;
  return new Unproved(422, 'unification-no-centre', message, { fields: [{ path: 'link', message }] });
};

/**
 * Who answers at an address. 422 `unification-version` where it is of another version, `unification-no-centre` where it is no
 * installation of this program.
 */
export async function askOffer(
  platform: Outward & Pick<Platform, 'version'>,
  link: string,
  signal: AbortSignal,
): Promise<Offer> {
  const offer = await askCentre(platform, link, '/offer', { method: 'GET', signal });
  requireSameVersion(platform, 'centre', offer);
  if (!Value.Check(Offer, offer) || offer.protocol !== PROTOCOL) throw notOfOurs(link);
  return offer;
}
