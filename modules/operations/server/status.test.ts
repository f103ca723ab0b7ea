import { expect, it } from 'vitest';
import { summaryOf } from './status.ts';
import { within } from './within.ts';

const service = (title: string, level: 'ok' | 'warn' | 'fail') => ({
  id: title,
  title,
  level,
  detail: 'Faça isto.',
});

it('one sentence says that all is well', () => {
  expect(summaryOf([service('Disco', 'ok')])).toEqual({ level: 'ok', sentence: 'Tudo funcionando.' });
});

it('or what needs attention, what failed before what only warns', () => {
  expect(summaryOf([service('Disco', 'warn'), service('Banco', 'ok')])).toEqual({
    level: 'warn',
    sentence: 'Uma coisa precisa de atenção: Disco. Faça isto.',
  });
  expect(summaryOf([service('Disco', 'warn'), service('Banco', 'fail')])).toEqual({
    level: 'fail',
    sentence: '2 coisas precisam de atenção: primeiro, Banco. Faça isto.',
  });
});

it('work that takes too long is an error, and its late failure hurts nobody', async () => {
  await expect(within(5, new Promise(() => undefined))).rejects.toThrow('5 ms');
  await expect(within(50, Promise.resolve('in time'))).resolves.toBe('in time');
  const late = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('late')), 20));
  await expect(within(5, late)).rejects.toThrow('5 ms');
  await new Promise((resolve) => setTimeout(resolve, 30));
});
