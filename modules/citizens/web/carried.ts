import type { CitizenFields, CitizenValues } from './form/values.ts';

/** What was typed in the form of another record, and why it comes here. */
export type Carried = {
  /** That record was merged into this one meanwhile, or turned out to be the same person. */
  why: 'merged' | 'same-person';
  typed: CitizenValues;
};

/** What pages hand to each other in the history: never in the address, which others see and servers log. */
declare module '@tanstack/history' {
  interface HistoryState {
    /** Typed in the search, for a new registration. */
    typedInSearch?: Partial<CitizenFields>;
    carried?: Carried;
    /** Name of the record that led here: it lives on in this one. */
    mergedFrom?: string;
  }
}
