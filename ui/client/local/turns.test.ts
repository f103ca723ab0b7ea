import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('what is removed after a slow write stays removed, even after a write that failed', async () => {
  const inTurn = createTurns();
  const kept = new Set<string>();
  const failing = inTurn(() => Promise.reject(new Error('full')));
  const writing = inTurn(async () => {
    await new Promise((done) => setTimeout(done, 10));
    kept.add('draft');
  });
  await inTurn(async () => void kept.delete('draft'));
  await expect(failing).rejects.toThrow('full');
  await writing;
  expect([...kept]).toEqual([]);
});
