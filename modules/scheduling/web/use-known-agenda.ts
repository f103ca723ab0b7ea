import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, callApi, routeKey } from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { getAgenda, getAgendaWeek } from '../contract.ts';

export type Agenda = RouteOutput<typeof getAgenda>;
type Part = 'hours' | 'online';

/**
 * The agenda that the forms of the page stand on: what is read again meanwhile replaces it only while nothing is
 * typed, so that who saves over another person's saving is told.
 */
export function useKnownAgenda(latest: Agenda) {
  const client = useQueryClient();
  const [known, setKnown] = useState(latest);
  const [typing, setTyping] = useState<Record<Part, boolean>>({ hours: false, online: false });
  const [over, setOver] = useState<Part | null>(null);
  if (!typing.hours && !typing.online && known !== latest) setKnown(latest);
  const show = (agenda: Agenda) => {
    client.setQueryData(routeKey(getAgenda, { params: { id: agenda.lotacao.id } }), agenda);
    setKnown(agenda);
  };
  return {
    known,
    /** Whether another person saved while this one typed in the part, which was not saved. */
    isOver: (part: Part) => over === part,
    setTyping: (part: Part, dirty: boolean) => {
      setTyping((before) => (before[part] === dirty ? before : { ...before, [part]: dirty }));
      if (!dirty) setOver(null);
    },
    /** Saves a part. Where another person saved before, it throws what the server says, and `known` is theirs. */
    save: async (part: Part, send: (version: string | null) => Promise<Agenda>): Promise<void> => {
      try {
        show(await send(known.version));
        setOver(null);
        await client.invalidateQueries({ queryKey: routeKey(getAgendaWeek) });
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'agenda-changed') {
          show(await callApi(getAgenda, { params: { id: known.lotacao.id } }));
          setOver(part);
        }
        throw error;
      }
    },
  };
}

export type KnownAgenda = ReturnType<typeof useKnownAgenda>;
