import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RouteOutput } from '#platform/contract/route';
import { readSetting, writeSetting } from '#platform/settings/settings';
import { type Pec, type PecOptions, servePec } from '#simulators/pec/serve';
import type { getGeneratedLoteContract } from './contract.ts';
import type { listDestinationsContract } from './contract/destinations.ts';
import { senderSetting } from './settings.ts';
import { connect, generate, type Node, send, startNode, type, typeEach } from './test/network.ts';

type Lote = RouteOutput<typeof getGeneratedLoteContract>;
type Destinations = RouteOutput<typeof listDestinationsContract>;
type Official = { id: string; pec: Pec };

const MINUTE_MS = 60_000;
/** TEA, which 6.3.5 has no code for. */
const TOO_NEW = { social: { statusTemAlgumaDeficiencia: true, deficienciasCidadao: [232] } };
/** The first time of trying again: a minute and a quarter at most. */
const SOON_MS = 2 * MINUTE_MS;

let node: Node;
const open: Official[] = [];

beforeAll(async () => {
  node = await startNode('UNIDADE');
}, 120_000);
afterAll(() => node?.close());
afterEach(async () => {
  vi.restoreAllMocks();
  node.installation.clock.set(new Date());
  for (const { id, pec } of open.splice(0)) {
    await node.installer.call('DELETE', `/destinations/${id}`);
    await pec.close();
  }
});

/** An official PEC, and this installation sending to it. */
async function official(
  {
    name = 'PEC DA SECRETARIA',
    layout = null,
    ...change
  }: { name?: string; layout?: string | null; password?: string },
  options: PecOptions = {},
): Promise<Official> {
  const pec = await servePec(options);
  const { status, body } = await node.installer.call<{ id: string }>('POST', '/destinations', {
    name,
    url: pec.url,
    protocol: 'ledi-api',
    layout,
    user: pec.user,
    password: change.password ?? pec.password,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  const made = { id: body.id, pec };
  open.push(made);
  return made;
}

const loteOf = async (id: string) => (await node.here.admin.call<Lote>('GET', `/generated-lotes/${id}`)).body;
const becomes = (id: string) => expect.poll(async () => (await loteOf(id)).state, { timeout: 30_000 });
const destinationOf = async ({ id }: Official) =>
  (await node.installer.call<Destinations>('GET', '/destinations')).body.rows.find((row) => row.id === id);
const testing = async ({ id }: Official) =>
  (await node.installer.call<Destinations['rows'][0]>('POST', `/destinations/${id}/test`)).body;

/** A lot of so many fichas, which goes by itself. */
async function lote(fichas: number): Promise<string> {
  await type(node, fichas);
  const made = await generate(node);
  expect(made.fichas).toBe(fichas);
  return made.id;
}

/** The time of trying again comes; who works there meanwhile is not sent away. */
async function again(afterMs = SOON_MS): Promise<void> {
  for (let left = afterMs; left > 0; left -= SOON_MS) {
    node.installation.clock.advance(Math.min(left, SOON_MS));
    await node.here.admin.call('GET', '/generated-lotes');
    await node.installer.call('GET', '/destinations');
  }
  await send(node);
}

describe('an official PEC', () => {
  test('ADM-L03 “Testar conexão” logs in; a server that is down, or wants none of it, is told', async () => {
    const up = await official({}, { base: '/esus' });
    expect(await testing(up)).toMatchObject({
      connected: true,
      message: expect.stringMatching(/^Estabelecida/) as string,
    });
    expect((await destinationOf(up))?.message).toContain('a ligação é http');
    up.pec.fail({ kind: 'inactive' });
    expect(await testing(up)).toMatchObject({ connected: false, message: 'Credencial inativa' });
    up.pec.fail({ kind: 'moved' });
    expect((await testing(up)).message).toContain('https://pec.municipio.example');
    await up.pec.close();
    expect(await testing(up)).toMatchObject({
      connected: false,
      message: expect.stringContaining('não está atendendo') as string,
    });
  });

  test('another server at the address is not taken for one', async () => {
    const { id, pec } = await official({});
    await node.installer.call('PUT', `/destinations/${id}`, { name: 'OUTRO', url: `${pec.url}/outro` });
    const { connected, message } = await testing({ id, pec });
    expect([connected, message]).toEqual([
      false,
      `Em ${pec.url}/outro não responde a API de recebimento de fichas do e-SUS PEC. Confira o endereço.`,
    ]);
  });

  test('ADM-L07 every active destination gets the whole lot, below a path too, and tells when', async () => {
    const first = await official({ name: 'A' }, { base: '/esus' });
    const second = await official({ name: 'B' });
    const id = await lote(7);
    await becomes(id).toBe('sent');
    const { deliveries, receipts } = await loteOf(id);
    expect(deliveries).toMatchObject([
      {
        destination: 'A',
        state: 'sent',
        done: 7,
        steps: 7,
        message: null,
        sentAt: expect.any(String) as string,
      },
      { destination: 'B', state: 'sent' },
    ]);
    const judged = receipts.map(
      ({ receiver, valid, invalid, repeated }) => [receiver, [valid, invalid, repeated]] as const,
    );
    expect(Object.fromEntries(judged)).toEqual({ A: [7, 0, 0], B: [7, 0, 0] });
    expect([first, second].map(({ pec }) => [pec.book.accepted.size, pec.logins()])).toEqual([
      [7, 1],
      [7, 1],
    ]);
    expect((await destinationOf(first))?.connected).toBe(true);
  });

  test('ADM-L08 one that is down keeps nobody else waiting, and gets the lot when it is back', async () => {
    const down = await official({ name: 'A, FORA DO AR' });
    const up = await official({ name: 'B' });
    const port = Number(new URL(down.pec.url).port);
    await down.pec.close();
    const id = await lote(3);
    await becomes(id).toBe('failed');
    await expect.poll(() => up.pec.book.accepted.size).toBe(3);
    await expect
      .poll(async () => (await loteOf(id)).deliveries.map(({ state }) => state))
      .toEqual(['failed', 'sent']);
    const [failed] = (await loteOf(id)).deliveries;
    expect(failed?.message).toContain('não está atendendo');
    expect((await destinationOf(down))?.connected).toBe(false);
    const back = await servePec({ port });
    try {
      await again();
      await becomes(id).toBe('sent');
      expect([back.book.accepted.size, back.book.repeated, up.pec.book.repeated]).toEqual([3, 0, 0]);
    } finally {
      await back.close();
    }
  });

  test('ADM-L12 what is corrected after it went goes in a later lot, alone', async () => {
    const { pec } = await official({});
    await typeEach(node, [{ number: 51_001 }, { number: 51_002 }]);
    const first = await generate(node);
    await becomes(first.id).toBe('sent');
    await typeEach(node, [{ number: 51_003, updates: 51_001, on: '2026-09-02' }]);
    const second = await generate(node);
    expect([second.number, second.fichas]).toEqual([first.number + 1, 1]);
    await becomes(second.id).toBe('sent');
    expect([...pec.book.accepted.keys()].map((uuid) => uuid.slice(-5))).toEqual(['51001', '51002', '51003']);
  });

  test('REL-12 what it refuses is told with the reason, and the rest enters', async () => {
    const { pec } = await official({});
    pec.fail({ kind: 'refused', after: 1 });
    pec.fail({ kind: 'unreadable', after: 1 });
    const id = await lote(5);
    await becomes(id).toBe('refused');
    const { receipts, refused } = await loteOf(id);
    expect([refused, pec.book.accepted.size]).toEqual([2, 3]);
    expect(receipts).toMatchObject([
      {
        valid: 3,
        invalid: 2,
        repeated: 0,
        refusals: [
          {
            reasons: [
              { path: '', message: 'Erro de validação' },
              {
                path: 'headerTransport.profissionalCNS',
                message: 'O profissional não tem lotação nesta unidade.',
              },
            ],
          },
          { reasons: [{ path: '', message: 'Erro ao desserializar registro' }] },
        ],
      },
    ]);
    const [one] = receipts[0]?.refusals ?? [];
    expect(one?.entry).toBe(`${one?.uuid}.esus`);
  });

  test('a rule about what repeats in a ficha is a refusal, of the first of a lot and after a turn of others', async () => {
    const { pec } = await official({}, { slowMs: 500 });
    const rule = [{ reasons: [{ path: '', message: 'Há procedimento repetido na ficha' }] }];
    pec.fail({ kind: 'rule' });
    const alone = await lote(1);
    await becomes(alone).toBe('refused');
    expect((await loteOf(alone)).receipts).toMatchObject([{ invalid: 1, repeated: 0, refusals: rule }]);
    pec.fail({ kind: 'slow', after: 1 });
    pec.fail({ kind: 'rule' });
    const paused = await lote(3);
    await expect.poll(() => pec.book.accepted.size).toBe(1);
    node.installation.clock.advance(SOON_MS + 1);
    await becomes(paused).toBe('refused');
    expect((await loteOf(paused)).receipts).toMatchObject([
      { valid: 2, invalid: 1, repeated: 0, refusals: rule },
    ]);
    expect(pec.logins()).toBe(3);
  });

  test('what an answer says of a ficha that was never asked about is no repetition, however often it was down', async () => {
    const { pec } = await official({});
    pec.fail({ kind: 'off' });
    pec.fail({ kind: 'rule' });
    const id = await lote(1);
    await becomes(id).toBe('failed');
    await again();
    await becomes(id).toBe('refused');
    expect((await loteOf(id)).receipts).toMatchObject([{ invalid: 1, repeated: 0 }]);
  });

  test('the same said of one whose answer was cut is a repetition', async () => {
    const { pec } = await official({});
    pec.fail({ kind: 'cut' });
    pec.fail({ kind: 'rule' });
    const id = await lote(1);
    await becomes(id).toBe('failed');
    await again();
    await becomes(id).toBe('sent');
    expect((await loteOf(id)).receipts).toMatchObject([{ valid: 0, invalid: 0, repeated: 1 }]);
  });

  test('the rules of the receiver are the reasons it gives', async () => {
    await official({}, { layout: '7.2.2' });
    const id = await lote(1);
    await becomes(id).toBe('refused');
    expect((await loteOf(id)).receipts[0]?.refusals[0]?.reasons).toContainEqual({
      path: 'versao',
      message: 'Versão 8.7.0 do layout não suportada.',
    });
  });

  test('one that dies in the middle gets each ficha once, and none is lost', async () => {
    const { pec } = await official({});
    for (const kind of ['cut', 'lost', 'half', 'error'] as const) pec.fail({ kind, after: 2 });
    const id = await lote(12);
    // What was answered is not asked again; what arrived with its answer cut counts as it is told to: repeated.
    for (const done of [2, 4, 6, 8]) {
      await expect
        .poll(async () => (await loteOf(id)).deliveries.map((delivery) => [delivery.state, delivery.done]))
        .toEqual([['failed', done]]);
      if (done < 8) await again();
    }
    expect((await loteOf(id)).deliveries[0]?.message).toMatch(
      /^O destino está com problema \(HTTP 500\)\. Erro inesperado ao receber registro Parou na ficha 3127001-/,
    );
    await again();
    await becomes(id).toBe('sent');
    expect(pec.book.accepted.size).toBe(12);
    expect((await loteOf(id)).receipts).toMatchObject([{ valid: 10, invalid: 0, repeated: 2, held: 0 }]);
  });

  test('one ficha at which it fails for half an hour does not keep back the others', async () => {
    const { pec } = await official({});
    pec.fail({ kind: 'error', after: 1, times: 6 });
    const id = await lote(3);
    for (let tries = 1; tries <= 5; tries++) {
      await expect
        .poll(async () => {
          const [delivery] = (await loteOf(id)).deliveries;
          const wait = Date.parse(delivery?.nextAt ?? '') - node.installation.clock.now().getTime();
          return delivery?.state === 'sent' || (delivery?.state === 'failed' && wait > 0);
        })
        .toBe(true);
      await again(2 ** tries * MINUTE_MS);
    }
    await becomes(id).toBe('refused');
    expect(pec.book.accepted.size).toBe(2);
    expect((await loteOf(id)).receipts[0]?.refusals).toMatchObject([
      { reasons: [{ path: '', message: 'Erro inesperado ao receber registro' }] },
    ]);
  });

  test('a long lot gives others their turn and goes on', async () => {
    const { pec } = await official({}, { slowMs: 500 });
    pec.fail({ kind: 'slow', after: 1 });
    const id = await lote(4);
    await expect.poll(() => pec.book.accepted.size).toBe(1);
    node.installation.clock.advance(SOON_MS + 1);
    await becomes(id).toBe('sent');
    expect([pec.book.accepted.size, pec.book.repeated, pec.logins()]).toEqual([4, 0, 2]);
  });

  test('a session that expires is opened again where it was', async () => {
    const { pec } = await official({});
    pec.fail({ kind: 'expired', after: 2 });
    pec.fail({ kind: 'expired', after: 1 });
    const id = await lote(6);
    await becomes(id).toBe('sent');
    expect([pec.logins(), pec.book.accepted.size, pec.book.repeated]).toEqual([3, 6, 0]);
  });

  test('a page in place of an answer is no acceptance', async () => {
    const { pec } = await official({});
    pec.fail({ kind: 'garbage', after: 1, times: 2 });
    const id = await lote(3);
    await becomes(id).toBe('failed');
    const [delivery] = (await loteOf(id)).deliveries;
    expect(delivery).toMatchObject({
      done: 1,
      message: expect.stringContaining('não reconheceu a sessão') as string,
    });
    expect(delivery?.message).not.toContain('<');
    await again();
    await becomes(id).toBe('sent');
    expect(pec.book.accepted.size).toBe(3);
  });

  test('one that takes longer than a minute is let be, and asked again', async () => {
    const { pec } = await official({}, { slowMs: 2_000 });
    const { setTimeout: after } = globalThis;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, ms?: number) =>
      after(run, ms === MINUTE_MS ? 400 : ms),
    );
    pec.fail({ kind: 'slow', after: 1 });
    const id = await lote(3);
    await becomes(id).toBe('failed');
    const [delivery] = (await loteOf(id)).deliveries;
    expect(delivery).toMatchObject({
      done: 1,
      message: expect.stringContaining('demorou mais de um minuto') as string,
    });
    vi.restoreAllMocks();
    await again();
    await becomes(id).toBe('sent');
    expect(pec.book.accepted.size).toBe(3);
  });

  test('whatever one says, it is kept as a text that can be, and the others get theirs', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"detail":"a\\u0000b"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const odd = await connect(node, node, `http://127.0.0.1:${port}`);
    try {
      const { pec } = await official({ name: 'Z, DEPOIS' });
      const id = await lote(1);
      await expect
        .poll(async () => (await loteOf(id)).deliveries.map(({ state, message }) => [state, message]))
        .toEqual([
          ['failed', 'a\ufffdb'],
          ['sent', null],
        ]);
      expect(pec.book.accepted.size).toBe(1);
    } finally {
      await node.installer.call('DELETE', `/destinations/${odd}`);
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('a lot of a municipality that did not say who sends waits with that sentence', async () => {
    const { pec } = await official({});
    const { platform, clock } = node.installation;
    const { id: municipalityId } = node.here.municipality;
    const sender = await readSetting(platform, platform.db, senderSetting, municipalityId);
    const keep = (said: typeof sender | null) =>
      writeSetting(platform, platform.db, senderSetting, said, clock.now(), municipalityId);
    await keep(null);
    try {
      const id = await lote(1);
      await becomes(id).toBe('failed');
      expect((await loteOf(id)).deliveries[0]?.message).toContain('Falta dizer quem envia');
      await keep(sender);
      await again();
      await becomes(id).toBe('sent');
      expect(pec.book.accepted.size).toBe(1);
    } finally {
      await keep(sender);
    }
  });

  test('a wrong password is told in the words of the destination', async () => {
    const wrong = await official({ password: 'errada' });
    const id = await lote(1);
    await becomes(id).toBe('failed');
    expect(await destinationOf(wrong)).toMatchObject({
      connected: false,
      message: 'Usuário ou senha inválidos',
    });
    await node.installer.call('PUT', `/destinations/${wrong.id}`, {
      name: 'CERTO',
      url: wrong.pec.url,
      user: wrong.pec.user,
      password: wrong.pec.password,
    });
    await again();
    await becomes(id).toBe('sent');
  });

  test('one of an older layout gets nothing newer; what it could not be told goes once it can', async () => {
    const { id: destination, pec } = await official({ layout: '6.3.5' }, { layout: '6.3.5' });
    await typeEach(node, [{}, TOO_NEW]);
    const { id } = await generate(node);
    await becomes(id).toBe('sent');
    expect([...pec.book.accepted.values()]).toEqual(['6.3.5']);
    const { deliveries, receipts } = await loteOf(id);
    expect(deliveries).toMatchObject([{ kept: 1 }]);
    expect(deliveries[0]?.exceptions.map(({ reasons }) => reasons.length > 0)).toContain(true);
    expect(receipts).toMatchObject([{ valid: 1, invalid: 0, repeated: 0 }]);
    const { book } = pec;
    await pec.close();
    const newer = await servePec({ port: Number(new URL(pec.url).port), layout: '8.7.0' });
    for (const [uuid, version] of book.accepted) newer.book.accepted.set(uuid, version);
    try {
      const change = { name: 'ATUALIZADO', url: pec.url, layout: '8.7.0' };
      await node.installer.call('PUT', `/destinations/${destination}`, change);
      await send(node);
      await becomes(id).toBe('sent');
      expect([...newer.book.accepted.values()]).toEqual(['6.3.5', '8.7.0']);
      const after = await loteOf(id);
      expect(after.deliveries).toMatchObject([{ kept: 0, exceptions: [] }]);
      expect(after.receipts[0]).toMatchObject({ valid: 1, invalid: 0, repeated: 1 });
    } finally {
      await newer.close();
    }
  });

  test.each(['cut', 'slow'] as const)(
    'another address told in the middle of a lot (%s) gets all of it, whatever the one before had',
    async (kind) => {
      const { id: destination, pec } = await official({}, { slowMs: 500 });
      const moved = await servePec();
      try {
        pec.fail({ kind, after: 2 });
        const id = await lote(4);
        await expect.poll(async () => (await loteOf(id)).deliveries).toMatchObject([{ done: 2 }]);
        if (kind === 'cut') await becomes(id).toBe('failed');
        await node.installer.call('PUT', `/destinations/${destination}`, { name: 'MUDOU', url: moved.url });
        await expect
          .poll(async () => {
            node.installation.clock.advance(MINUTE_MS);
            await send(node);
            return (await loteOf(id)).state;
          })
          .toBe('sent');
        expect([moved.book.accepted.size, moved.book.repeated]).toEqual([4, 0]);
        expect((await loteOf(id)).receipts).toMatchObject([{ valid: 4, invalid: 0, repeated: 0 }]);
      } finally {
        await moved.close();
      }
    },
  );

  test.each(['https://ana:segredo@pec.exemplo', 'https://pec.exemplo/?a=1', 'https://pec.exemplo/#/login'])(
    'no address of a server: %s',
    async (url) => {
      const body = { name: 'A', url, protocol: 'ledi-api', user: 'a', password: 'b' };
      const answer = await node.installer.call('POST', '/destinations', body);
      expect([answer.status, answer.body]).toMatchObject([
        422,
        { fields: [{ path: 'url', message: expect.stringContaining('sem usuário e senha') as string }] },
      ]);
      const { id } = await official({});
      const change = await node.installer.call('PUT', `/destinations/${id}`, { name: 'A', url });
      expect(change.status).toBe(422);
    },
  );

  test('a newer layout told in the middle of a lot reaches what was kept of it', async () => {
    const { id: destination, pec } = await official({ layout: '6.3.5' }, { slowMs: 500 });
    pec.fail({ kind: 'slow' });
    await typeEach(node, [TOO_NEW, {}, {}]);
    const { id } = await generate(node);
    await expect.poll(async () => (await loteOf(id)).deliveries).toMatchObject([{ done: 1, kept: 1 }]);
    await node.installer.call('PUT', `/destinations/${destination}`, {
      name: 'ATUALIZADO',
      url: pec.url,
      layout: '7.2.2',
    });
    await expect
      .poll(async () => {
        await send(node);
        return (await loteOf(id)).deliveries;
      })
      .toMatchObject([{ state: 'sent', kept: 0 }]);
    expect([pec.book.accepted.size, pec.book.refused.size]).toEqual([3, 0]);
  });

  test('whoever sends it may be stopped in the middle, and another goes on from there', async () => {
    const { pec } = await official({}, { slowMs: 300 });
    pec.fail({ kind: 'error', after: 1 });
    pec.fail({ kind: 'slow', after: 2 });
    const id = await lote(6);
    await becomes(id).toBe('failed');
    node.installation.clock.advance(SOON_MS);
    const stop = new AbortController();
    const stopped = send(node, stop.signal);
    await expect.poll(() => pec.book.accepted.size).toBe(3);
    stop.abort();
    await stopped;
    await again();
    await becomes(id).toBe('sent');
    expect(pec.book.accepted.size).toBe(6);
    const [receipt] = (await loteOf(id)).receipts;
    expect((receipt?.valid ?? 0) + (receipt?.repeated ?? 0)).toBe(6);
    expect(receipt?.invalid).toBe(0);
  });
});
