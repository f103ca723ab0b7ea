import type { RouteOutput } from '#platform/contract/route';
import { useAccess, useRoute } from '#ui/index';
import { getFrontSheet } from '../../contract.ts';
import { RESOURCES } from '../../contract/parts.ts';
import { useVisit } from '../visit.ts';

export type Sheet = RouteOutput<typeof getFrontSheet>;

/** What is known of who is attended, for those whose profile opens the record; it comes once for all parts of the page. */
export function useSheet() {
  const { citizen } = useVisit().encounter;
  const { resources } = useAccess();
  return useRoute(
    getFrontSheet,
    { params: { id: citizen.id } },
    { enabled: resources.includes(RESOURCES.chart) },
  );
}
