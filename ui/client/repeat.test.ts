import { afterEach, expect, it } from 'vitest';
import { ApiProblem } from './problem.ts';
import { type AnyRoute, observeChanges, repeating, setRenewal } from './repeat.ts';

const save: AnyRoute = { name: 'x.save', method: 'POST', path: '/x', permission: { kind: 'access' } };
const read: AnyRoute = { ...save, name: 'x.read', method: 'GET' };
const over = () => new ApiProblem(401, 'session-over', 'Sua sessão terminou.');
const cut = () => new ApiProblem(0, 'unreachable', 'Sem conexão.');

/** A server that answers each call by the next of the given answers, and remembers the keys. */
function serverOf(...answers: (string | (() => Error))[]) {
  const keys: (string | undefined)[] = [];
  const call = (key: string | undefined) => {
    keys.push(key);
    const answer = answers.shift() ?? 'end';
    return typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(answer());
  };
  return { keys, call };
}

afterEach(() => setRenewal(undefined));

it('a save under an ended session waits for the password and goes again with the same key', async () => {
  let asked = 0;
  setRenewal(() => Promise.resolve(++asked > 0));
  const { keys, call } = serverOf(over, over, 'saved');
  expect(await repeating(save, { body: 1 }, undefined, call)).toBe('saved');
  expect(asked).toBe(2);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

it('who leaves instead gets the answer of the server', async () => {
  setRenewal(() => Promise.resolve(false));
  await expect(repeating(save, {}, undefined, serverOf(over).call)).rejects.toThrow('terminou');
  await expect(repeating(read, {}, undefined, serverOf(over).call)).rejects.toThrow('terminou');
});

it('the same save after a cut repeats the key; another save, or one that was answered, does not', async () => {
  const { keys, call } = serverOf(cut, 'saved', 'again', 'other');
  await expect(repeating(save, { body: 1 }, undefined, call)).rejects.toThrow('Sem conexão');
  await repeating(save, { body: 1 }, undefined, call);
  await repeating(save, { body: 1 }, undefined, call);
  await repeating(save, { body: 2 }, undefined, call);
  expect(keys[1]).toBe(keys[0]);
  expect(new Set(keys).size).toBe(3);
});

it('a refusal was an answer: trying again is another act', async () => {
  const refused = () => new ApiProblem(409, 'taken', 'Horário ocupado.');
  const { keys, call } = serverOf(refused, 'saved');
  await expect(repeating(save, { body: 3 }, undefined, call)).rejects.toThrow('ocupado');
  await repeating(save, { body: 3 }, undefined, call);
  expect(keys[1]).not.toBe(keys[0]);
});

it('reads carry no key and are no work; what belongs to the session is no work either', async () => {
  const told: string[] = [];
  const stop = observeChanges((event) => told.push(event));
  const { keys, call } = serverOf('read', 'out', 'saved', cut);
  await repeating(read, {}, undefined, call);
  await repeating({ ...save, path: '/session/access' }, {}, undefined, call);
  await repeating(save, {}, undefined, call);
  await repeating(save, {}, 'given', call).catch(() => undefined);
  stop();
  expect(keys[0]).toBeUndefined();
  expect(keys[3]).toBe('given');
  expect(told).toEqual(['begun', 'done', 'begun', 'failed']);
});

it('a question asked by POST has no key and is no work to be saved', async () => {
  const told: string[] = [];
  const stop = observeChanges((event) => told.push(event));
  const { keys, call } = serverOf('found');
  const search: AnyRoute = { ...save, name: 'x.search', idempotency: { exempt: 'lê, não grava' } };
  expect(await repeating(search, { body: 'maria' }, undefined, call)).toBe('found');
  stop();
  expect([keys, told]).toEqual([[undefined], []]);
});
