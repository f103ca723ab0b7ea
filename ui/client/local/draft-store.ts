import { ApiProblem } from '../problem.ts';
import type { Draft, DraftServer, Known, ServerHead, ServerText } from './draft-server.ts';
import { createTurns } from './turns.ts';
import type { Vault } from './vault.ts';

/** On the server, or only here: while it is away, or because it did not take it. */
export type Place = { on: 'server' } | { on: 'here'; outlivesTab: boolean; refusal: string | null };
/** A draft as Início lists it. */
export type KeptDraft = Omit<Draft, 'values'> & Known & { id: string; place: Place };
export type Opened = Known & {
  screen: Draft;
  /** Another text of the same form: the person chooses. */
  other: ServerText | null;
};

/** What still has to reach the server; it waits in the vault too. */
type Waiting = Known & { settles?: string } & ({ draft: Draft } | { gone: true });

type Parts = {
  vault: Promise<Vault>;
  server: DraftServer;
  /** The folder of the vault. */
  folder: string;
  /** Names this page for the server. */
  writer: string;
  /** Where a draft is now; null once there is none. */
  onPlace: (id: string, at: Date | null, place: Place) => void;
  /** The drafts changed, or a form has another text. */
  onChange: () => void;
};

/** A server that says nothing for so long may be away: until it answers, the text is only here. */
const SLOW_MS = 5_000;

/** It will not get in however often it is sent. */
const refusalOf = (error: unknown): string | null =>
  error instanceof ApiProblem &&
  error.status >= 400 &&
  error.status < 500 &&
  ![401, 429].includes(error.status)
    ? error.detail
    : null;

/**
 * The drafts of one access: on the server, with this computer as a cushion for what it did not answer for yet. Per
 * form one call is under way at a time, and the newest text goes next.
 */
export function createDraftStore({ vault, server, folder, writer, onPlace, onChange }: Parts) {
  const waiting = new Map<string, Waiting>();
  const known = new Map<string, Known>();
  const settles = new Map<string, string>();
  const others = new Map<string, ServerText>();
  const sending = new Map<string, Promise<void>>();
  const refusals = new Map<string, string>();
  /** What the server is known to have, for the lists. */
  let heads: ServerHead[] | undefined;
  /** Writes happen in the order they were asked: what was dropped does not come back. */
  const inTurn = createTurns();
  const nameOf = (id: string) => `${folder}/${id}`;
  const knownOf = (id: string): Known => known.get(id) ?? { version: 0, writer };

  const opened = vault.then(async (open) => {
    for (const [name, value] of await open.read(folder)) {
      const id = name.slice(folder.length + 1);
      if (!waiting.has(id)) waiting.set(id, value as Waiting);
    }
    return open;
  });

  const placeHere = async (id: string): Promise<Place> => ({
    on: 'here',
    outlivesTab: (await opened).outlivesTab,
    refusal: refusals.get(id) ?? null,
  });
  async function tellHere(id: string, item: Waiting): Promise<void> {
    const place = await placeHere(id);
    if (waiting.get(id) === item && 'draft' in item) onPlace(id, new Date(item.draft.at), place);
  }

  async function wait(id: string, item: Waiting): Promise<void> {
    waiting.set(id, item);
    onChange();
    await inTurn(async () => (await vault).put(nameOf(id), item));
  }

  /** The server has it: nothing of it waits here, unless more was typed meanwhile. */
  async function settled(id: string, item: Waiting): Promise<void> {
    if (waiting.get(id) !== item) return;
    waiting.delete(id);
    await inTurn(async () => (await vault).remove(nameOf(id)));
  }

  function noteHead(id: string, { title, path, at, version, writer: by }: Draft & Known): void {
    const others = heads?.filter(({ form }) => form !== id);
    heads = others && [{ form: id, title, path, at, version, writer: by, beside: false }, ...others];
  }

  async function sendOne(id: string, item: Waiting): Promise<void> {
    // What was typed before a reload goes on under the name of that page: an answer it missed is no conflict.
    const { version, writer: by } = item;
    if ('gone' in item) {
      await server.remove(id, { version, writer: by });
      heads = undefined;
      await settled(id, item);
      return;
    }
    const answer = await server.save(id, {
      ...item.draft,
      version,
      writer: by,
      ...(item.settles ? { settles: item.settles } : {}),
    });
    if (!answer.beside) noteHead(id, { ...item.draft, ...answer, writer: by });
    const next = waiting.get(id);
    // Given up meanwhile.
    if (next && 'gone' in next) return;
    refusals.delete(id);
    if (settles.get(id) === item.settles) settles.delete(id);
    known.set(id, { version: answer.version, writer: by });
    if (answer.beside && !others.has(id)) {
      const texts = await server.read(id);
      const other = texts.find(({ beside }) => !beside);
      if (other) others.set(id, other);
    }
    if (next && next !== item) waiting.set(id, { ...next, version: answer.version });
    await settled(id, item);
    if (!waiting.has(id)) onPlace(id, new Date(answer.at), { on: 'server' });
  }

  async function drain(id: string): Promise<void> {
    await opened;
    for (;;) {
      const item = waiting.get(id);
      if (!item) return;
      const slow = setTimeout(() => void tellHere(id, item), SLOW_MS);
      try {
        await sendOne(id, item);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) refusals.set(id, refusal);
        if (waiting.get(id) !== item) continue;
        await tellHere(id, item);
        return;
      } finally {
        clearTimeout(slow);
        onChange();
      }
    }
  }

  /** One call at a time; a second asker joins the first, which sends the newest. */
  function send(id: string): Promise<void> {
    const underWay = sending.get(id);
    if (underWay) return underWay;
    const call = drain(id).finally(() => sending.delete(id));
    sending.set(id, call);
    return call;
  }

  async function keep(id: string, draft: Draft): Promise<void> {
    const settling = settles.get(id);
    const item: Waiting = { draft, ...knownOf(id), ...(settling ? { settles: settling } : {}) };
    const written = wait(id, item);
    await Promise.all([written, send(id)]);
  }

  return {
    keep,

    /** The form was saved, or the draft is given up; `of` names one that this page did not open. */
    async drop(id: string, of: Known = knownOf(id)): Promise<void> {
      known.delete(id);
      settles.delete(id);
      others.delete(id);
      refusals.delete(id);
      onPlace(id, null, { on: 'server' });
      await Promise.all([wait(id, { gone: true, ...of }), send(id)]);
    },

    /** Sends what waits of a form; whether the server has all of it now. */
    async deliver(id: string): Promise<boolean> {
      await opened;
      await send(id);
      return !waiting.has(id);
    },

    /** What the server had of a form is another's now; what waits here stays. */
    passed(id: string): void {
      known.delete(id);
      settles.delete(id);
      others.delete(id);
      heads = undefined;
      if (!waiting.has(id)) onPlace(id, null, { on: 'server' });
      onChange();
    },

    /** What was typed in a form; undefined when nothing was, or nobody can say. */
    async open(id: string): Promise<Opened | undefined> {
      await opened;
      // What is on its way first: it may be the last word.
      await sending.get(id);
      const here = waiting.get(id);
      if (here && 'gone' in here) return undefined;
      if (here) return { screen: here.draft, other: null, version: here.version, writer: here.writer };
      const [screen, other = null] = await server.read(id).catch(() => []);
      if (!screen) return undefined;
      // Only what this page wrote itself may be written over without a look at the version.
      return { screen, other, version: screen.version, writer };
    },

    /** What was opened is on the screen, and is gone on from there. */
    goOn(id: string, { screen, other, version, writer: by }: Opened): void {
      known.set(id, { version, writer: by });
      if (other) others.set(id, other);
      if (waiting.has(id)) void send(id);
      else onPlace(id, new Date(screen.at), { on: 'server' });
      onChange();
    },

    /** Of two texts this one stays; the other goes with the next save. */
    async choose(id: string, draft: Draft): Promise<void> {
      const other = others.get(id);
      if (!other) return;
      const mine = knownOf(id);
      known.set(id, other.beside ? mine : { version: other.version, writer: mine.writer });
      settles.set(id, other.beside ? other.writer : mine.writer);
      others.delete(id);
      await keep(id, draft);
    },

    otherOf: (id: string): ServerText | undefined => others.get(id),

    /** The newest first: what the server has, asked anew or as known, and what waits here. */
    async list(anew: boolean): Promise<KeptDraft[]> {
      await opened;
      if (anew || !heads) heads = await server.list().catch(() => heads);
      const away = (heads ?? []).filter(({ form, beside }) => !waiting.has(form) && !beside);
      const there = away.map(
        ({ form, ...head }): KeptDraft => ({ id: form, ...head, place: { on: 'server' } }),
      );
      const here = await Promise.all(
        [...waiting].map(async ([id, item]): Promise<KeptDraft[]> => {
          if ('gone' in item) return [];
          const { title, path, at } = item.draft;
          return [
            { id, title, path, at, version: item.version, writer: item.writer, place: await placeHere(id) },
          ];
        }),
      );
      return [...there, ...here.flat()].sort((a, b) => b.at.localeCompare(a.at));
    },

    /** Sends all that waits. */
    async flush(): Promise<void> {
      await opened;
      await Promise.all([...waiting.keys()].filter((id) => !refusals.has(id)).map(send));
    },

    /** Something is only here. */
    waits: (): boolean => waiting.size > 0,
  };
}
export type DraftStore = ReturnType<typeof createDraftStore>;
