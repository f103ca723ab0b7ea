import { createContext, use } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import type { getEncounter } from '../contract.ts';

/** An encounter as its page has it: whose, what may be written, and the consultation that its end proposes. */
export type Visit = RouteOutput<typeof getEncounter>;

export const VisitContext = createContext<Visit | null>(null);

/** The encounter around a part of its page. */
export function useVisit(): Visit {
  const visit = use(VisitContext);
  if (!visit) throw new Error('a part of an encounter stands inside its frame');
  return visit;
}
