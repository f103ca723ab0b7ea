import { useQueryClient } from '@tanstack/react-query';
import { routeKey, useJobEvents, useRoute, WAITING } from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { getUnification } from '../contract.ts';
import { paceOf } from './states.ts';

export type Unification = RouteOutput<typeof getUnification>;

/** What this installation sends and receives, read again by itself: the other side moves it too. */
export function useUnification() {
  const refresh = useRefreshUnification();
  const query = useRoute(
    getUnification,
    {},
    { refetchInterval: ({ sending, receiving }) => paceOf(sending ? [sending, ...receiving] : receiving) },
  );
  useJobEvents(({ kind, state }) => {
    // Its progress is told by the job itself.
    if (kind.startsWith('unification.') && state !== 'running') refresh();
  });
  return query;
}

/** Reads it again now: something was done. */
export function useRefreshUnification(): () => void {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [routeKey(getUnification), WAITING]) void client.invalidateQueries({ queryKey });
  };
}
