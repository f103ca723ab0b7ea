import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteOutput } from '#platform/contract/route';
import { getRow, rowsOf, sql } from '#platform/db/database';
import type { getGeneratedLoteContract, listLotesContract } from './contract.ts';
import { connect, generate, type Node, startNode, type } from './test/network.ts';

type Lote = RouteOutput<typeof getGeneratedLoteContract>;
type Lotes = RouteOutput<typeof listLotesContract>;

let unit: Node;
let centre: Node;
let state: Node;

beforeAll(async () => {
  [unit, centre, state] = [
    await startNode('UNIDADE'),
    await startNode('SECRETARIA'),
    await startNode('ESTADO'),
  ];
}, 120_000);
afterAll(async () => {
  await Promise.all([unit, centre, state].map((node) => node?.close()));
});

const loteOf = async (node: Node, id: string) =>
  (await node.here.admin.call<Lote>('GET', `/generated-lotes/${id}`)).body;
const sent = (node: Node, id: string) =>
  expect.poll(async () => (await loteOf(node, id)).state, { timeout: 30_000 });
const countOf = async ({ installation }: Node) =>
  (
    await getRow<{ count: number }>(
      installation.platform.db,
      sql`select count(*) from ficha where outcome = 'valid'`,
    )
  ).count;

describe('lots that go by network', () => {
  test('DEP-17 what a unit types reaches the secretariat and the state once, each with its receipt', async () => {
    await connect(unit, centre);
    await connect(centre, state);
    await type(unit, 5);
    const first = await generate(unit);
    await sent(unit, first.id).toBe('sent');
    expect(await loteOf(unit, first.id)).toMatchObject({
      deliveries: [{ destination: 'SECRETARIA', state: 'sent', message: null }],
      receipts: [{ receiver: 'SECRETARIA', valid: 5, invalid: 0, repeated: 0, held: 0 }],
    });
    const { body } = await centre.here.admin.call<Lotes>('GET', '/lotes');
    expect(body.rows).toMatchObject([{ origin: 'online', responsible: 'UNIDADE', valid: 5 }]);
    const second = await generate(centre);
    expect(second.fichas).toBe(5);
    await sent(centre, second.id).toBe('sent');
    expect([await countOf(unit), await countOf(centre), await countOf(state)]).toEqual([5, 5, 5]);
    const senders = await rowsOf<{ files: number }>(
      unit.installation.platform.db,
      sql`select count(*) as files from stored_file`,
    );
    expect(senders).toEqual([{ files: 0 }]);
  });
});
