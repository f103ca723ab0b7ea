import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteOutput } from '#platform/contract/route';
import { getRow, rowsOf, sql } from '#platform/db/database';
import type { getGeneratedLoteContract, getSendingContract, listLotesContract } from './contract.ts';
import type { listDestinationsContract, listPeersContract } from './contract/destinations.ts';
import { transmissionCheck } from './server/delivery/check.ts';
import { type Link, startLink } from './test/link.ts';
import { carry, connect, generate, type Node, saySender, send, startNode, type } from './test/network.ts';

type Lote = RouteOutput<typeof getGeneratedLoteContract>;
type Sending = RouteOutput<typeof getSendingContract>;
type Peers = RouteOutput<typeof listPeersContract>;
type Destinations = RouteOutput<typeof listDestinationsContract>;
type Lotes = RouteOutput<typeof listLotesContract>;

let unit: Node;
let centre: Node;
let state: Node;
let link: Link;

beforeAll(async () => {
  [unit, centre, state] = [
    await startNode('UNIDADE'),
    await startNode('SECRETARIA'),
    await startNode('ESTADO'),
  ];
  link = await startLink(centre.url);
  await connect(unit, centre, link.url);
  await connect(centre, state);
}, 120_000);
afterAll(async () => {
  await link.close();
  await Promise.all([unit, centre, state].map((node) => node?.close()));
});

const loteOf = async (node: Node, id: string) =>
  (await node.here.admin.call<Lote>('GET', `/generated-lotes/${id}`)).body;
const sent = (node: Node, id: string) =>
  expect.poll(async () => (await loteOf(node, id)).state, { timeout: 60_000 });
const countOf = async ({ installation }: Node) =>
  (
    await getRow<{ count: number }>(
      installation.platform.db,
      sql`select count(*) from ficha where outcome = 'valid'`,
    )
  ).count;

const filesOf = async ({ installation }: Node) =>
  (await getRow<{ count: number }>(installation.platform.db, sql`select count(*) from stored_file`)).count;

/** Minutes pass at an installation, and what is due then is sent, until a lot has arrived everywhere. */
const arrives = (node: Node, id: string) =>
  expect
    .poll(
      async () => {
        node.installation.clock.advance(60_000);
        await send(node);
        return (await loteOf(node, id)).state;
      },
      { timeout: 60_000, interval: 300 },
    )
    .toBe('sent');

describe('lots that go by network', { timeout: 120_000 }, () => {
  test('DEP-17 ADM-L07 what a unit types reaches the secretariat and the state once, with receipts', async () => {
    await type(unit, 5);
    const first = await generate(unit);
    await sent(unit, first.id).toBe('sent');
    expect(await loteOf(unit, first.id)).toMatchObject({
      deliveries: [{ destination: 'SECRETARIA', state: 'sent', message: null }],
      receipts: [{ receiver: 'SECRETARIA', valid: 5, invalid: 0, repeated: 0, held: 0 }],
    });
    const { body } = await centre.here.admin.call<Lotes>('GET', '/lotes');
    expect(body.rows).toMatchObject([{ origin: 'online', responsible: 'UNIDADE', number: 1, valid: 5 }]);
    const second = await generate(centre);
    expect(second.fichas).toBe(5);
    await sent(centre, second.id).toBe('sent');
    expect([await countOf(unit), await countOf(centre), await countOf(state)]).toEqual([5, 5, 5]);
    expect(await filesOf(unit)).toBe(0);
    expect(await filesOf(centre)).toBe(0);
  });

  test('ADM-M11 DEP-01 the same lot by file and by network: each ficha once, and the receipt says so', async () => {
    await type(unit, 3);
    link.down();
    const lote = await generate(unit);
    await sent(unit, lote.id).toBe('failed');
    const carried = await carry(unit, centre, lote.id);
    expect(carried).toMatchObject({ valid: 3 });
    link.up();
    await arrives(unit, lote.id);
    expect(await loteOf(unit, lote.id)).toMatchObject({
      receipts: [{ valid: 0, repeated: 3 }],
    });
    expect(await countOf(centre)).toBe(8);
  });

  test('ADM-L08 DEP-03 a destination that is down stops no other; it is tried again, and nothing is doubled', async () => {
    await connect(unit, state);
    link.down();
    await type(unit, 2);
    const lote = await generate(unit);
    await expect
      .poll(async () => (await loteOf(unit, lote.id)).deliveries.map(({ state: at }) => at).sort())
      .toEqual(['failed', 'sent']);
    const { deliveries } = await loteOf(unit, lote.id);
    expect(deliveries.find(({ state: at }) => at === 'failed')?.message).toMatch(/não respondeu/);
    expect((await loteOf(unit, lote.id)).state).toBe('failed');
    unit.installation.clock.advance(120_000);
    await send(unit);
    await sent(unit, lote.id).toBe('failed');
    link.up();
    await arrives(unit, lote.id);
    expect(await countOf(centre)).toBe(10);
  });

  test('ADM-L15 a link cut in the middle goes on from the piece it stopped at', async () => {
    await type(unit, 600);
    link.cutAfter(290_000);
    const lote = await generate(unit);
    await sent(unit, lote.id).toBe('failed');
    const { deliveries } = await loteOf(unit, lote.id);
    const [held] = deliveries.filter(({ destination }) => destination === 'SECRETARIA');
    expect(held?.done).toBe(1);
    const before = link.sent();
    await arrives(unit, lote.id);
    expect(link.sent() - before).toBeLessThan(before);
    expect(await countOf(centre)).toBe(610);
  });

  test.each([
    ['the hello', 200],
    ['an announcement', 900],
    ['a receipt', 2_400],
  ])('an answer cut in %s is asked for again, and nothing is doubled', async (_what, bytes) => {
    await type(unit, 2);
    link.cutAfter(bytes, 'answer');
    const before = await countOf(centre);
    const lote = await generate(unit);
    await arrives(unit, lote.id);
    expect(await countOf(centre)).toBe(before + 2);
    expect((await loteOf(unit, lote.id)).receipts).toHaveLength(2);
  });

  test('ADM-L12 what is typed after a lot waits for the next one; the sent one stays as it was', async () => {
    await type(unit, 1);
    const first = await generate(unit);
    await type(unit, 2);
    const next = await generate(unit);
    expect(next).toMatchObject({ number: first.number + 1, fichas: 2 });
    await arrives(unit, next.id);
    await arrives(unit, first.id);
    expect(await loteOf(unit, first.id)).toMatchObject({ fichas: 1 });
  });
});

describe('one lot', { timeout: 120_000 }, () => {
  test('of a municipality that has not said who sends keeps back no lot of another', async () => {
    const { db } = unit.installation.platform;
    await sql`delete from setting where key = 'production.sender'`.execute(db);
    await type(unit, 1);
    const first = await generate(unit);
    const said = /Falta dizer quem envia/;
    await expect
      .poll(async () =>
        (await loteOf(unit, first.id)).deliveries.every(({ message }) => said.test(message ?? '')),
      )
      .toBe(true);
    await saySender(unit);
    await type(unit, 1);
    const second = await generate(unit);
    // Nobody waits for the hour of the first.
    await sent(unit, second.id).toBe('sent');
    await arrives(unit, first.id);
  });

  test('that was judged by a process that died before it could say so is not judged again', async () => {
    await type(unit, 2);
    const { db } = centre.installation.platform;
    await sql`create function die() returns trigger language plpgsql as $$
      begin if new.state = 'done' and new.kind = 'production.receiveLote' and new.attempt < 2 then
        raise exception 'killed'; end if; return new; end $$`.execute(db);
    await sql`create trigger die before update on job for each row execute function die()`.execute(db);
    const lote = await generate(unit);
    await arrives(unit, lote.id);
    await sql`drop trigger die on job`.execute(db);
    const receipt = (await loteOf(unit, lote.id)).receipts.find(({ receiver }) => receiver === 'SECRETARIA');
    expect(receipt).toMatchObject({ valid: 2, repeated: 0 });
  });
});

describe('who may send', { timeout: 120_000 }, () => {
  const incarnate = ({ installation }: Node) =>
    sql`update installation set incarnation = uuid_v7()`.execute(installation.platform.db);
  const deliveryOf = async (id: string) =>
    (await loteOf(unit, id)).deliveries.find(({ destination }) => destination === 'SECRETARIA');

  test('a base restored from a copy sends nothing until the receiver confirms it', async () => {
    await incarnate(unit);
    await type(unit, 1);
    const before = await countOf(centre);
    const lote = await generate(unit);
    await expect.poll(async () => (await deliveryOf(lote.id))?.message).toMatch(/restaurada de uma cópia/);
    for (const receiver of [centre, state]) {
      const { body } = await receiver.installer.call<Peers>('GET', '/peers');
      const [peer] = body.rows.filter(({ name }) => name === 'UNIDADE');
      expect(peer).toMatchObject({ changed: true });
      await receiver.installer.call('POST', `/peers/${peer?.id}/confirm`, {});
    }
    await arrives(unit, lote.id);
    expect(await countOf(centre)).toBe(before + 1);
  });

  test('a receiver restored from a copy gets nothing until the sender confirms it; then all is offered again', async () => {
    await incarnate(centre);
    await type(unit, 1);
    const lote = await generate(unit);
    await expect.poll(async () => (await deliveryOf(lote.id))?.message).toMatch(/alguém a confirme/);
    const { body } = await unit.installer.call<Destinations>('GET', '/destinations');
    const [destination] = body.rows.filter(({ name }) => name === 'SECRETARIA');
    expect(destination).toMatchObject({ changed: true });
    const before = await countOf(centre);
    await unit.installer.call('POST', `/destinations/${destination?.id}/confirm`, {});
    await arrives(unit, lote.id);
    expect(await countOf(centre)).toBe(before + 1);
  });

  test('ADM-L09 a receiver with its hands full gives a time, which shows, and the lot goes then', async () => {
    const { db } = centre.installation.platform;
    const full = await rowsOf<{ id: string }>(
      db,
      sql`with files as (insert into stored_file (id, name, size, sha256, created_at)
          select uuid_v7(), 'x', 0, '', now() from generate_series(1, 8) returning id)
        insert into incoming_lote (peer_id, lote_id, sha256, number, file_name, size_bytes, chunks, announced_at, touched_at, file_id)
        select (select id from sending_peer limit 1), uuid_v7(), sha256(id::text::bytea), 1, 'x.zip', 1,
          sha256('x'), now(), now(), id from files returning lote_id as id`,
    );
    await type(unit, 1);
    const lote = await generate(unit);
    await expect.poll(async () => (await deliveryOf(lote.id))?.state).toBe('scheduled');
    const { nextAt, message } = (await deliveryOf(lote.id)) ?? {};
    expect(message).toBe('O destino está recebendo outros lotes.');
    expect(Date.parse(nextAt ?? '')).toBeGreaterThan(unit.installation.clock.now().getTime());
    expect((await loteOf(unit, lote.id)).state).toBe('scheduled');
    await sql`delete from incoming_lote where lote_id = any(${full.map(({ id }) => id)}::uuid[])`.execute(db);
    await arrives(unit, lote.id);
  });
});

describe('what is told of it', () => {
  const check = async (node: Node) => (await transmissionCheck.run(node.installation.platform)).level;

  test('the card of the competência counts what has no receipt yet, until the 10th business day', async () => {
    link.down();
    await type(unit, 2);
    await generate(unit);
    await type(unit, 1);
    const { body } = await unit.here.admin.call<Sending>('GET', '/sending');
    expect(body.destinations).toEqual(['ESTADO', 'SECRETARIA']);
    expect(body.competencia).toMatchObject({ unconfirmed: 3, refused: 0, monthsWithout: 0 });
    const { month, deadline, daysLeft } = body.competencia;
    expect(deadline > `${month}-31`).toBe(true);
    expect(daysLeft).toBeGreaterThanOrEqual(0);
  });

  test('the check warns of a lot that waits for days, and of a base that waits to be confirmed', async () => {
    expect(await check(unit)).toBe('ok');
    unit.installation.clock.advance(3 * 86_400_000);
    expect(await check(unit)).toBe('warn');
    unit.installation.clock.advance(5 * 86_400_000);
    expect(await check(unit)).toBe('fail');
    centre.installation.clock.advance(40 * 86_400_000);
    expect(await check(centre)).toBe('warn');
    await sql`update sending_peer set changed_id = uuid_v7(), changed_incarnation = uuid_v7()`.execute(
      centre.installation.platform.db,
    );
    expect(await check(centre)).toBe('fail');
  });
});
