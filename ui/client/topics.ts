import { type InvalidateQueryFilters, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { NOTICE_EVENT, type Notice, topicName } from '#platform/events/contract';
import type { AnyRoute } from './api.ts';
import { onServerEvent, onStreamOpen, wantTopic } from './events.ts';
import { routeKey } from './query.ts';

/**
 * While the page is open, reads these routes again whenever something of the topic ('agenda') changed in the unit, and
 * once more when the stream was away and is back. What was kept of them from before is read again too, however fresh: while
 * nobody listened it may have changed. Nothing of it without unit. Only units of the person's access are told of.
 */
export function useTopic(topic: string, unitId: string | null, routes: readonly AnyRoute[]): void {
  const client = useQueryClient();
  const readAgain = useEffectEvent((filters?: InvalidateQueryFilters) => {
    for (const route of routes) void client.invalidateQueries({ queryKey: routeKey(route), ...filters });
  });
  useEffect(() => {
    if (unitId === null) return undefined;
    const name = topicName({ topic, unitId });
    // Before the topic is asked for: the answer to that is an opening too.
    const stopOpenings = onStreamOpen(() => readAgain());
    const stopEvents = onServerEvent((event, data) => {
      if (event === NOTICE_EVENT && topicName(data as Notice) === name) readAgain();
    });
    const letGo = wantTopic(name);
    // What is being read already is as new as it can be.
    readAgain({ fetchStatus: 'idle' });
    return () => {
      letGo();
      stopEvents();
      stopOpenings();
    };
  }, [topic, unitId]);
}
