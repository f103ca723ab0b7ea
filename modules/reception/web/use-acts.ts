import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem, callApi, problemSentence, routeKey, showToast, showUndo } from '#ui/index';
import {
  callEntry,
  changeEntry,
  excludeEntry,
  getListChoices,
  listObserved,
  markNotWaited,
  markReturned,
  searchEntries,
} from '../contract.ts';
import type { Action, Entry } from '../contract/parts.ts';
import { ARRIVING } from './find-arriving.ts';
import { ACTIONS, type Choices, nameOf } from './words.ts';

export type Organised = { lotacaoId: string | null; teamId: string | null; serviceTypes: string[] };

/** What waits for the person's word: a dialog is open. */
export type Asking =
  | { what: 'edit' | 'exclude' | 'declare'; entry: Entry }
  | { what: 'call'; entry: Entry; calls: number; refused: string | null };

/** What was not done, and why; stays until it is read. */
export type Refused = { name: string; sentence: string };

/** How the entry stands, where a refusal brought it: another desk was faster. */
export function entryAsItStands(error: unknown): Entry | null {
  if (!(error instanceof ApiProblem) || error.code !== 'entry-changed') return null;
  return (error.data as { entry?: Entry } | undefined)?.entry ?? null;
}

/** How often somebody was called by now, where another desk called meanwhile. */
export function callsByNow(error: unknown): number | null {
  if (!(error instanceof ApiProblem) || error.code !== 'entry-called') return null;
  return (error.data as { calls?: number } | undefined)?.calls ?? null;
}

/** What may be done of the rows of the list. */
export function useActs(room: string | null) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const underWay = useRef(new Set<string>());
  const readAgain = () =>
    Promise.all(
      [routeKey(searchEntries), routeKey(listObserved), [ARRIVING]].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );

  /** Does it once; a refusal is said on the page, and the list is read again either way. */
  async function once(entry: Entry, act: () => Promise<void>): Promise<void> {
    if (underWay.current.has(entry.id)) return;
    underWay.current.add(entry.id);
    setRefused(null);
    try {
      await act();
    } catch (error) {
      setRefused({ name: nameOf(entry), sentence: problemSentence(error) });
    } finally {
      underWay.current.delete(entry.id);
      void readAgain();
    }
  }

  async function call(entry: Entry, to: string, calls: number): Promise<void> {
    const { lastCall } = await callApi(callEntry, {
      params: { id: entry.id },
      body: { room: to, calls },
    });
    const at = lastCall?.room ?? to;
    client.setQueriesData<Choices>(
      { queryKey: routeKey(getListChoices) },
      (choices) => choices && { ...choices, room: at },
    );
    void readAgain();
    showToast(`No painel: ${nameOf(entry)}, ${at}.`);
  }

  /** By one key to where this person called last; the first time, or after another desk's call, it is asked. */
  async function callAtOnce(entry: Entry): Promise<void> {
    if (room === null) return ask({ what: 'call', entry, calls: entry.calls, refused: null });
    await once(entry, async () => {
      try {
        await call(entry, room, entry.calls);
      } catch (error) {
        const calls = callsByNow(error);
        if (calls === null) throw error;
        ask({ what: 'call', entry, calls, refused: problemSentence(error) });
      }
    });
  }

  const notWaited = (entry: Entry) =>
    once(entry, async () => {
      const { id } = entry;
      const { version } = await callApi(markNotWaited, {
        params: { id },
        body: { version: entry.version },
      });
      showUndo(`${nameOf(entry)} não aguardou.`, async () => {
        await callApi(markReturned, { params: { id }, body: { version } });
        await readAgain();
      });
    });

  const returned = (entry: Entry) =>
    once(entry, async () => {
      await callApi(markReturned, { params: { id: entry.id }, body: { version: entry.version } });
      showToast(`${nameOf(entry)} voltou a aguardar, com a mesma hora de chegada.`);
    });

  function ask(next: Asking): void {
    setRefused(null);
    setAsking(next);
  }

  /** The page of the encounters begins it, or goes on with what this person began. */
  const begin = ({ id }: Entry, search: { escuta?: true } = {}): void =>
    void navigate({ to: '/atendimento/iniciar/$id', params: { id }, search });

  function run(action: Action, entry: Entry): void {
    const { closed, label } = ACTIONS[action];
    if (closed) return showToast(`${label}: abre com a vacinação, que ainda não chegou a esta versão.`);
    if (action === 'listen' || action === 'pre-care') return begin(entry, { escuta: true });
    if (action === 'attend') return begin(entry);
    if (action === 'call') return void callAtOnce(entry);
    if (action === 'not-waited') return void notWaited(entry);
    if (action === 'returned') return void returned(entry);
    if (action === 'edit' || action === 'exclude' || action === 'declare') ask({ what: action, entry });
  }

  return {
    run,
    asking,
    closeAsked: () => setAsking(null),
    refused,
    dismiss: () => setRefused(null),
    /** Asks to which room. */
    callElsewhere: (entry: Entry) => ask({ what: 'call', entry, calls: entry.calls, refused: null }),
    call,
    openCitizen: ({ citizen: { id } }: Entry) => void navigate({ to: '/cidadao/$id', params: { id } }),
    async change({ id }: Entry, version: number, body: Organised): Promise<void> {
      await callApi(changeEntry, { params: { id }, body: { version, ...body } });
      void readAgain();
    },
    async exclude({ id }: Entry, version: number): Promise<void> {
      await callApi(excludeEntry, { params: { id }, query: { version } });
      void readAgain();
    },
    readAgain,
  };
}
export type Acts = ReturnType<typeof useActs>;
