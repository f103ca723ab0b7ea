import { callApi } from '#ui/index';
import { daysAfter } from '../../contract/closed-time.ts';
import { findNextSlots, readAgendas } from '../../contract.ts';
import type { When } from './words.ts';

/** The first free time of an agenda from now, or from a day; null where there is none in the next months. */
export async function firstFree(lotacaoId: string, from?: string): Promise<When | null> {
  const { slots } = await callApi(findNextSlots, {
    query: { lotacaoId, limit: 1, ...(from ? { from } : {}) },
  });
  return slots[0] ?? null;
}

/** The free time after this one, or before it on the same day; null where there is none. */
export async function freeBeside(when: When, step: 1 | -1): Promise<When | null> {
  const { lotacaoId, day, start } = when;
  const { lotacoes } = await callApi(readAgendas, { query: { from: day, days: 1, lotacoes: lotacaoId } });
  const free = (lotacoes[0]?.days[0]?.slots ?? []).filter(({ state }) => state === 'free');
  const found =
    step === 1 ? free.find((slot) => slot.start > start) : free.findLast((slot) => slot.start < start);
  if (found) return { lotacaoId, day, start: found.start, end: found.end };
  return step === 1 ? firstFree(lotacaoId, daysAfter(day, 1)) : null;
}
