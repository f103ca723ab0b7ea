import { ApiProblem, problemSentence } from '#ui/index';
import type { SlotRefused } from '../../contract/parts.ts';
import type { When } from './words.ts';

/** What the person may do about a refusal: take the next free time, or go on all the same. */
export type Refusal = { sentence: string; next: When | null; accepts: boolean };

const SLOT = /^slot-/;

/** Null where nothing is offered but what the sentence says. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ApiProblem)) return null;
  const sentence = problemSentence(error);
  if (error.code === 'citizen-busy') return { sentence, next: null, accepts: true };
  if (!SLOT.test(error.code)) return null;
  return { sentence, next: (error.data as SlotRefused | undefined)?.next ?? null, accepts: false };
}
