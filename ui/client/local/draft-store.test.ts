import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem, unreachable } from '../problem.ts';
import type { Draft, DraftServer, Known, ServerText } from './draft-server.ts';
import { createDraftStore, type Place } from './draft-store.ts';
import { tabVault } from './vault.ts';

const FORM = 'cidadao-novo-1';

/** Answers as modules/drafts does, once it is let: texts by form, the one of the form first. */
class Server implements DraftServer {
  texts: ServerText[] = [];
  fault: Error | null = null;
  answersLost = false;
  calls: string[] = [];
  #version = 100;
  #held: Promise<void> | undefined;

  /** Calls wait until the returned function is called. */
  hold(): () => void {
    let free: () => void = () => undefined;
    this.#held = new Promise((resolve) => (free = resolve));
    return free;
  }
  async #asked(call: string): Promise<void> {
    this.calls.push(call);
    await this.#held;
    if (this.fault) throw this.fault;
  }
  async list() {
    await this.#asked('list');
    return this.texts.map(({ values: _values, ...head }) => ({ form: FORM, ...head }));
  }
  async read() {
    await this.#asked('read');
    return this.texts;
  }
  async save(_form: string, draft: Draft & Known & { settles?: string }) {
    await this.#asked(`save ${String(draft.values['name'])}`);
    const { version: from, writer, settles, ...rest } = draft;
    const main = this.texts.find(({ beside }) => !beside);
    const beside = main !== undefined && main.version !== from && main.writer !== writer;
    const version = beside ? from : ++this.#version;
    const kept = this.texts.filter((one) => one.beside !== beside && one.writer !== settles);
    this.texts = [...kept, { ...rest, version, writer, beside }].sort(
      (a, b) => Number(a.beside) - Number(b.beside),
    );
    if (this.answersLost) throw unreachable();
    return { at: rest.at, version, beside };
  }
  async remove(_form: string, { version, writer }: Known) {
    await this.#asked('remove');
    this.texts = this.texts.filter((one) => one.writer !== writer && (one.beside || one.version > version));
  }
  names = () => this.texts.map(({ values }) => values['name']);
}

let server: Server;
let kept: Map<string, string>;
let places: (Place | null)[];
beforeEach(() => {
  server = new Server();
  kept = new Map();
  places = [];
});
afterEach(() => void vi.useRealTimers());

const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
/** A page; the same tab keeps its storage over a reload. */
const page = (writer: string) =>
  createDraftStore({
    vault: Promise.resolve(tabVault('ana', storage)),
    server,
    folder: 'rascunho/a',
    writer,
    onPlace: (_id, at, place) => places.push(at && place),
    onChange: () => undefined,
  });
const cushion = () => [...kept.values()].join('');
const draft = (name: string): Draft => ({
  values: { name },
  at: '2026-11-20T10:00:00Z',
  title: 'um novo cidadão',
  path: '/cidadao/novo/1',
});
/** A page on which the draft was opened. */
async function opened(writer: string) {
  const store = page(writer);
  const found = await store.open(FORM);
  if (found) store.goOn(FORM, found);
  return { store, found };
}

it('what the server answered for is no longer on this computer', async () => {
  await page('one').keep(FORM, draft('Olga'));
  expect(server.names()).toEqual(['Olga']);
  expect(cushion()).not.toContain('Olga');
  expect(places.at(-1)).toEqual({ on: 'server' });
  expect((await opened('two')).found?.screen.values).toEqual({ name: 'Olga' });
});

it('without the server it waits here, says so, and is sent when it is back, also after a reload', async () => {
  server.fault = unreachable();
  await page('one').keep(FORM, draft('Olga'));
  expect(cushion()).toContain('Olga');
  expect(places.at(-1)).toEqual({ on: 'here', outlivesTab: false, refusal: null });
  const again = page('two');
  expect(await again.list(true)).toMatchObject([{ id: FORM, place: { on: 'here' } }]);
  expect((await again.open(FORM))?.screen.values).toEqual({ name: 'Olga' });
  server.fault = null;
  await again.flush();
  expect(server.names()).toEqual(['Olga']);
  expect([cushion().includes('Olga'), again.waits()]).toEqual([false, false]);
});

it('a save whose answer was lost meets no conflict, also after a reload', async () => {
  server.answersLost = true;
  await page('one').keep(FORM, draft('Olga'));
  server.answersLost = false;
  const { store } = await opened('two');
  await store.keep(FORM, draft('Olga Pinto'));
  expect(server.texts).toMatchObject([{ values: { name: 'Olga Pinto' }, beside: false }]);
});

it('while one call is under way only the newest text waits', async () => {
  const store = page('one');
  const free = server.hold();
  const first = store.keep(FORM, draft('O'));
  await vi.waitFor(() => expect(server.calls).toEqual(['save O']));
  const next = ['Ol', 'Olga'].map((name) => store.keep(FORM, draft(name)));
  free();
  await Promise.all([first, ...next]);
  expect(server.calls).toEqual(['save O', 'save Olga']);
});

it('what was given up does not come back with a save under way', async () => {
  const store = page('one');
  const free = server.hold();
  const saving = store.keep(FORM, draft('Olga'));
  await vi.waitFor(() => expect(server.calls).toEqual(['save Olga']));
  const dropping = store.drop(FORM);
  free();
  await Promise.all([saving, dropping]);
  expect([server.names(), store.waits()]).toEqual([[], false]);
  expect(await store.list(false)).toEqual([]);
  expect(places.at(-1)).toBeNull();
});

it('given up without the server, it is gone from the lists and from the server later', async () => {
  const { store } = await opened('one');
  await store.keep(FORM, draft('Olga'));
  server.fault = unreachable();
  await store.drop(FORM);
  server.fault = null;
  expect(await store.list(true)).toEqual([]);
  await store.flush();
  expect(server.names()).toEqual([]);
});

it('a server that is silent is told as away after some seconds', async () => {
  vi.useFakeTimers();
  const free = server.hold();
  const saving = page('one').keep(FORM, draft('Olga'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(places.at(-1)).toMatchObject({ on: 'here' });
  free();
  await saving;
  expect(places.at(-1)).toEqual({ on: 'server' });
});

it('a refusal is said with its reason, and is not sent again and again', async () => {
  server.fault = new ApiProblem(422, 'too-many-drafts', 'Já há 100 rascunhos seus guardados.');
  const store = page('one');
  await store.keep(FORM, draft('Olga'));
  expect(places.at(-1)).toMatchObject({ on: 'here', refusal: 'Já há 100 rascunhos seus guardados.' });
  const asked = server.calls.length;
  await store.flush();
  expect(server.calls).toHaveLength(asked);
  expect(cushion()).toContain('Olga');
});

async function twoComputers() {
  await page('first').keep(FORM, draft('Olga'));
  const here = await opened('here');
  const there = await opened('there');
  await there.store.keep(FORM, draft('Olga Reis'));
  await here.store.keep(FORM, draft('Olga Pinto'));
  return { here: here.store, there: there.store };
}

it('two computers: the second is told, and both texts are on the server', async () => {
  const { here, there } = await twoComputers();
  expect(here.otherOf(FORM)?.values).toEqual({ name: 'Olga Reis' });
  expect(there.otherOf(FORM)).toBeUndefined();
  expect(server.names()).toEqual(['Olga Reis', 'Olga Pinto']);
  expect((await opened('third')).found?.other?.values).toEqual({ name: 'Olga Pinto' });
});

it.each(['Olga Pinto', 'Olga Reis'])('two computers: %s is chosen and stays alone', async (name) => {
  const { here } = await twoComputers();
  await here.choose(FORM, draft(name));
  expect([server.names(), here.otherOf(FORM)]).toEqual([[name], undefined]);
  await here.keep(FORM, draft('Olga P'));
  expect(server.texts).toMatchObject([{ values: { name: 'Olga P' }, beside: false }]);
});

it('two texts found on opening: the one chosen stays alone', async () => {
  await twoComputers();
  const { store } = await opened('third');
  await store.choose(FORM, draft('Olga Reis'));
  expect(server.names()).toEqual(['Olga Reis']);
});

it('before another goes on with it, all is sent; what did not arrive is told, and stays when the rest was passed', async () => {
  const here = page('a');
  server.fault = unreachable();
  await here.keep(FORM, draft('Olga'));
  expect(await here.deliver(FORM)).toBe(false);
  server.fault = null;
  expect(await here.deliver(FORM)).toBe(true);
  expect(server.names()).toEqual(['Olga']);
  // The server gave it to another; what is typed since is a text of its own.
  server.texts = [];
  here.passed(FORM);
  expect(await here.list(false)).toEqual([]);
  server.fault = unreachable();
  await here.keep(FORM, draft('Olga Pinto'));
  here.passed(FORM);
  server.fault = null;
  await here.flush();
  expect([server.names(), server.calls.includes('remove')]).toEqual([['Olga Pinto'], false]);
});
