import { mapOfPerson } from '#ui/client/leaving';
import { randomUuid } from '#ui/client/uuid';
import type { CitizenFields, CitizenValues } from './form/values.ts';

/** What was typed in the form of another record, and why it comes here. */
export type Carried = {
  /** That record was merged into this one meanwhile, or turned out to be the same person. */
  why: 'merged' | 'same-person';
  typed: CitizenValues;
  /** The draft of that form: kept until what was typed is settled here, so that a reload in between loses nothing. */
  draftId: string;
};

/**
 * What pages hand to each other: never in the address, which others see and servers log, nor in the history, which
 * browsers write to the disk of a shared computer. The history has the key only.
 */
declare module '@tanstack/history' {
  interface HistoryState {
    /** Typed in the search, for a new registration. */
    typedInSearch?: string;
    carried?: string;
    /** Field of the form that takes the focus. */
    askedField?: string;
    /** Name of the record that led here: it lives on in this one. */
    mergedFrom?: string;
  }
}

/** A store of things under way: given one, the key for the history; given the key, the thing while it is known. */
function underWay<T>() {
  const things = mapOfPerson<T>();
  return {
    put(thing: T): string {
      const key = randomUuid();
      things.set(key, thing);
      return key;
    },
    get: (key: string | undefined): T | undefined => (key === undefined ? undefined : things.get(key)),
  };
}

export const typedUnderWay = underWay<Partial<CitizenFields>>();
export const carriedUnderWay = underWay<Carried>();
/** Names, as they are shown. */
export const mergedUnderWay = underWay<string>();
