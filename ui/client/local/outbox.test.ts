import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AnyRoute } from '../repeat.ts';
import { setWorker } from './current.ts';
import {
  closeOutbox,
  dropCall,
  flushOutbox,
  type KeptCall,
  keepCall,
  keptCalls,
  openOutbox,
} from './outbox.ts';

const route: AnyRoute = { name: 'x.save', method: 'POST', path: '/x', permission: { kind: 'access' } };
const call = (id: string, at: string): KeptCall => ({
  id: `key-000${id}`,
  title: `item ${id}`,
  route,
  input: { body: { id } },
  at: `2026-11-20T10:0${at}:00Z`,
  path: '/x',
});

/** Answers by the next status given; 0 is a cut link. */
function serverOf(...statuses: number[]) {
  const asked: { key: string | null; body: unknown }[] = [];
  vi.stubGlobal('fetch', (url: string, init?: { headers?: Record<string, string>; body?: string }) => {
    if (url === '/healthz') return Promise.reject(new TypeError('cut'));
    asked.push({
      key: new Headers(init?.headers).get('idempotency-key'),
      body: JSON.parse(init?.body ?? 'null'),
    });
    const status = statuses.shift() ?? 200;
    if (status === 0) return Promise.reject(new TypeError('cut'));
    const body = status < 300 ? '{}' : JSON.stringify({ code: 'refused', detail: 'Já existe.' });
    return Promise.resolve(new Response(body, { status }));
  });
  return asked;
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  // Plain HTTP: the browser offers no encryption, the tab's storage is used.
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes });
  setWorker({ personId: 'p', accessId: 'a' });
});
afterEach(() => {
  closeOutbox();
  setWorker(undefined);
  vi.unstubAllGlobals();
});

it('sends in order under the keys of the first attempt, and forgets what was acknowledged', async () => {
  const asked = serverOf();
  await keepCall(call('1', '1'));
  await keepCall(call('2', '2'));
  await flushOutbox();
  expect(asked).toEqual([
    { key: 'key-0001', body: { id: '1' } },
    { key: 'key-0002', body: { id: '2' } },
  ]);
  expect(keptCalls()).toEqual([]);
  await openOutbox();
  expect(keptCalls()).toEqual([]);
});

it('a cut stops at the item it met; nothing after it goes first', async () => {
  const asked = serverOf(200, 0);
  for (const id of ['1', '2', '3']) await keepCall(call(id, id));
  await flushOutbox();
  expect(asked.map(({ key }) => key)).toEqual(['key-0001', 'key-0002']);
  expect(keptCalls().map(({ id }) => id)).toEqual(['key-0002', 'key-0003']);
});

it('a refused item stays with its reason, the others go on, and a reload finds it again', async () => {
  serverOf(409, 200);
  await keepCall(call('1', '1'));
  await keepCall(call('2', '2'));
  await flushOutbox();
  expect(keptCalls()).toMatchObject([{ id: 'key-0001', refused: 'Já existe.' }]);
  closeOutbox();
  const again = serverOf();
  await openOutbox();
  expect(keptCalls()).toMatchObject([
    { title: 'item 1', refused: 'Já existe.', input: { body: { id: '1' } } },
  ]);
  expect(again).toEqual([]);
  const [refused] = keptCalls();
  if (refused) await dropCall(refused);
  await openOutbox();
  expect(keptCalls()).toEqual([]);
});

it('another access has its own queue', async () => {
  serverOf();
  await keepCall(call('1', '1'));
  closeOutbox();
  setWorker({ personId: 'p', accessId: 'b' });
  await openOutbox();
  expect(keptCalls()).toEqual([]);
});
