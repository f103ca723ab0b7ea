import { useQueryClient } from '@tanstack/react-query';
import { routeKey } from '#ui/index';
import {
  listDestinationsContract,
  listPeersContract,
  listPublishedDestinationsContract,
} from '../../contract/destinations.ts';

const LISTS = [listDestinationsContract, listPublishedDestinationsContract, listPeersContract];

/** Reads again all lists of this page, at once: what a state publishes is offered while it is no destination. */
export function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all(LISTS.map((list) => client.invalidateQueries({ queryKey: routeKey(list) })));
}
