import { type HistoryState, useLocation } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { Picked } from '#ui/index';
import { mapOfPerson } from '#ui/client/leaving';
import { randomUuid } from '#ui/client/uuid';

/** Each takes only what is for it: the page that is left sees the new history too, until the next one is loaded. */
export type Receiver = '/agenda' | '/garantia-do-acesso' | '/lista-de-atendimentos';

declare module '@tanstack/history' {
  interface HistoryState {
    /** The page that is opened for a citizen, and the key of who it is: names have no place in the history. */
    citizenHanded?: { to: Receiver; key: string };
    /** The page that asked for the registration of somebody, and gets them once they are registered. */
    registeredFor?: Receiver;
  }
}

const handed = mapOfPerson<Picked>();

/** State of the history that hands a citizen to a page. */
export function handOver(to: Receiver, citizen: Picked): HistoryState {
  const key = randomUuid();
  handed.set(key, citizen);
  return { citizenHanded: { to, key } };
}

/** Calls `receive` with the citizen handed to this page, once: on the way back nothing is done again. */
export function useHanded(here: Receiver, receive: (citizen: Picked) => void): void {
  const key = useLocation({
    select: ({ state: { citizenHanded: to } }) => (to?.to === here ? to.key : undefined),
  });
  const take = useEffectEvent((of: string) => {
    const citizen = handed.get(of);
    if (!citizen) return;
    handed.delete(of);
    receive(citizen);
  });
  useEffect(() => {
    if (key !== undefined) take(key);
  }, [key]);
}
