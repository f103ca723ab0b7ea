import type pg from 'pg';
import { expect, it } from 'vitest';
import { dropBase } from './scratch.ts';

/** A server that answers deletions with these codes in turn, then does them. */
function serverSaying(...codes: string[]) {
  let asked = 0;
  const query = () => {
    asked += 1;
    const code = codes.shift();
    return code === undefined ? Promise.resolve() : Promise.reject(Object.assign(new Error(code), { code }));
  };
  return { client: { query } as unknown as Pick<pg.Client, 'query'>, asked: () => asked };
}

it('a base whose visitors leave late is deleted all the same; one that is gone says so', async () => {
  const late = serverSaying('55006', '55006');
  expect(await dropBase(late.client, 'nova')).toBe(true);
  expect(late.asked()).toBe(3);
  expect(await dropBase(serverSaying('3D000').client, 'nova')).toBe(false);
});

it('who never leaves, or another fault, is told', async () => {
  const staying = serverSaying('55006', '55006', '55006', '55006');
  await expect(dropBase(staying.client, 'nova')).rejects.toMatchObject({ code: '55006' });
  expect(staying.asked()).toBe(4);
  await expect(dropBase(serverSaying('42501').client, 'nova')).rejects.toMatchObject({ code: '42501' });
});
