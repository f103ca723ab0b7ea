import { afterAll, beforeAll, expect, test } from 'vitest';
import { runPec } from '#modules/backup/test/commands';
import type { RouteOutput } from '#platform/contract/route';
import type { getGeneratedLoteContract } from './contract.ts';
import { type Link, startLink } from './test/link.ts';
import { connect, generate, type Node, startNode, type } from './test/network.ts';

type Lote = RouteOutput<typeof getGeneratedLoteContract>;

let unit: Node;
let centre: Node;
let later: Node;
let link: Link;
beforeAll(async () => {
  [unit, centre, later] = [
    await startNode('UNIDADE'),
    await startNode('SECRETARIA'),
    await startNode('ESTADO'),
  ];
  link = await startLink(centre.url);
  await connect(unit, centre, link.url);
}, 120_000);
afterAll(async () => {
  await link.close();
  await Promise.all([unit, centre, later].map((node) => node?.close()));
});

const pec = (...args: string[]) => runPec(unit.installation, args);
const stateOf = async (id: string) =>
  (await unit.here.admin.call<Lote>('GET', `/generated-lotes/${id}`)).body.state;

test('ADM-L08 pec lote send does not wait for the next try, says what keeps a lot, and takes one to a destination that came later', async () => {
  link.down();
  await type(unit, 1);
  const { id, number } = await generate(unit);
  await expect.poll(() => stateOf(id)).toBe('failed');
  const cut = await pec('lote', 'send');
  expect(cut).toMatchObject({ exit: 1, json: { status: 'waiting', sent: 0, waiting: 1 } });
  expect(cut.err.join('\n')).toMatch(/SECRETARIA: .*não respondeu/);
  link.up();
  expect(await pec('lote', 'send')).toMatchObject({ exit: 0, json: { status: 'sent', sent: 1, waiting: 0 } });

  await connect(unit, later);
  expect(await pec('lote', 'send')).toMatchObject({ exit: 0, json: { sent: 0 } });
  const { ibge } = unit.here.municipality;
  const one = await pec('lote', 'send', String(number), '--ibge', ibge);
  expect(one).toMatchObject({ exit: 0, json: { sent: 1, waiting: 0 } });
  expect(await pec('lote', 'send', '999', '--ibge', ibge)).toMatchObject({ exit: 2 });
}, 120_000);
