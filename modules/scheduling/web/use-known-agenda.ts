import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, callApi, routeKey } from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { getAgenda, getAgendaWeek } from '../contract.ts';

export type Agenda = RouteOutput<typeof getAgenda>;
type Part = 'hours' | 'online';
/** `overtaken`: another person saved the agenda while this one typed in the part, which was not saved. */
type State = 'clean' | 'typed' | 'overtaken';

const overtaken = (state: State): State => (state === 'clean' ? 'clean' : 'overtaken');

/**
 * The agenda that the forms of the page stand on: what is read again meanwhile replaces it only while nothing is
 * typed, so that who saves over another person's saving is told.
 */
export function useKnownAgenda(latest: Agenda) {
  const client = useQueryClient();
  const [known, setKnown] = useState(latest);
  const [parts, setParts] = useState<Record<Part, State>>({ hours: 'clean', online: 'clean' });
  if (parts.hours === 'clean' && parts.online === 'clean' && known !== latest) setKnown(latest);
  const show = (agenda: Agenda) => {
    client.setQueryData(routeKey(getAgenda, { params: { id: agenda.lotacao.id } }), agenda);
    setKnown(agenda);
  };
  return {
    known,
    isOver: (part: Part) => parts[part] === 'overtaken',
    setTyping: (part: Part, dirty: boolean) =>
      setParts((before) => ({ ...before, [part]: dirty ? 'typed' : 'clean' })),
    /**
     * Saves one of the parts. Where another person saved before, it throws what the server says, `known` is theirs, and every
     * part in which something is typed is overtaken: each would be saved over theirs.
     */
    save: async (send: (version: string | null) => Promise<Agenda>): Promise<void> => {
      try {
        show(await send(known.version));
        await client.invalidateQueries({ queryKey: routeKey(getAgendaWeek) });
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'agenda-changed') {
          show(await callApi(getAgenda, { params: { id: known.lotacao.id } }));
          setParts(({ hours, online }) => ({ hours: overtaken(hours), online: overtaken(online) }));
        }
        throw error;
      }
    },
  };
}

export type KnownAgenda = ReturnType<typeof useKnownAgenda>;
