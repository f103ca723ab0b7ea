import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { type Desk, openDesk, register } from './test/desk.ts';

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await openDesk();
  id = await register(desk.reception, { name: 'MARIA DOS ANJOS' });
  await desk.doctor.call('POST', `/citizens/${id}/openings`, { justification: 'Pedido da paciente' });
}, 60_000);
afterAll(() => desk.close());

const ID = '0198f0f0-0000-7000-8000-000000000000';
const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What comes near to a cursor of one of the lists, and what does not. */
const numbers = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(99_999_999_999, 1e30, 1e300, -5, 2 ** 31),
);
const ids = fc.oneof(fc.constantFrom(ID, '-'.repeat(36), ID.toUpperCase()), fc.uuid());
const texts = fc.string({ unit: 'binary', maxLength: 40 });
const instants = fc.oneof(
  fc.constantFrom('2026-99-99T99:00:00.000Z', '+275760-09-13T00:00:00.000Z', '0000-01-01T00:00:00.000Z'),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const cursors = fc.oneof(
  texts,
  numbers.map(String),
  ids,
  fc
    .tuple(fc.oneof(instants, numbers.map(String)), fc.constantFrom('~', '_', ' '), ids)
    .map((parts) => parts.join('')),
  fc.tuple(numbers, numbers, texts, ids, numbers).map(packed),
  fc.tuple(fc.nat(2), fc.nat(5), texts, fc.constant(ID), fc.nat(1000)).map(packed),
  fc.json().map((text) => Buffer.from(text).toString('base64url')),
);

/** Never an error of the server: the list, or a refusal that says why. */
async function answers(call: () => ReturnType<Client['call']>): Promise<number> {
  const { status, text } = await call();
  if (status >= 500) throw new Error(`answered ${status}: ${text}`);
  return status;
}

describe('whatever comes as a cursor', () => {
  test.each([
    ['revisions', 'coordinator', () => `/citizens/${id}/revisions`],
    ['openings', 'coordinator', () => `/citizens/${id}/openings`],
    ['history', 'doctor', () => `/citizens/${id}/history`],
  ] as const)('of the %s', async (_name, who, path) => {
    const ask = (after: string) => () =>
      desk[who].call('GET', `${path()}?after=${encodeURIComponent(after)}`);
    for (const after of ['99999999999', '-5', '1e30', `2026-99-99T99:00:00.000Z~${ID}`, '']) {
      expect([after, await answers(ask(after))]).toEqual([after, 400]);
    }
    await fc.assert(
      fc.asyncProperty(cursors, async (after) => {
        expect([200, 400]).toContain(await answers(ask(after.slice(0, 400))));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['/citizen-imports', 'administrador-municipal'],
    ['/citizen-fcis', 'coordenador-ubs'],
    ['/duplicates', 'coordenador-ubs'],
  ])('of %s', async (path, slug) => {
    const client = await desk.join(slug);
    expect((await client.call('GET', path)).status).toBe(200);
    await fc.assert(
      fc.asyncProperty(cursors, async (after) => {
        const asked = `${path}?after=${encodeURIComponent(after.slice(0, 400))}`;
        expect([200, 400]).toContain(await answers(() => client.call('GET', asked)));
      }),
      { numRuns: 60 },
    );
  });

  test('of the search', async () => {
    const ask = (body: object) => () => desk.reception.call('POST', '/citizens/search', body);
    const far = packed([0, 1e300, 'A', ID, 1]);
    expect(await answers(ask({ text: 'maria', after: far }))).toBe(400);
    expect(await answers(ask({ text: 'maria', after: packed([2, 0, 'A\0', ID, 1]) }))).toBe(400);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('maria', 'maria anjos', '529982', 'm'),
        cursors,
        async (text, after) => {
          expect([200, 400]).toContain(await answers(ask({ text, after: after.slice(0, 400) })));
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Letters that mean something to a query, among others. */
const odd = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\\ \' " : * & | ! ( ) < > - % _ . \0'.split(' '), ' '),
    fc.string({ unit: 'binary', maxLength: 2 }),
  ),
  maxLength: 30,
});
const words = fc.oneof(
  odd,
  fc.tuple(fc.constantFrom('maria', '52998', '12/03', 'd’'), odd).map((all) => all.join('')),
);

test('whatever is typed into box and filters is answered or refused, never a fault of the server', async () => {
  const { reception } = desk;
  const search = (body: object) => answers(() => reception.call('POST', '/citizens/search', body));
  for (const birthDate of ['\\', "1'", '1972-1', '12/03/1972', '19720312']) {
    expect([birthDate, await search({ birthDate })]).toEqual([birthDate, 400]);
  }
  for (const birthDate of ['1972', '1972-03', '1972-03-12', '9999-99-99']) {
    expect([birthDate, await search({ birthDate })]).toEqual([birthDate, 200]);
  }
  const optional = { nil: undefined };
  await fc.assert(
    fc.asyncProperty(
      fc.record(
        {
          text: fc.option(words, optional),
          motherName: fc.option(words, optional),
          birthDate: fc.option(odd, optional),
          municipalityIbge: fc.option(fc.constantFrom('4205407', '0000000', 'x'), optional),
          limit: fc.option(fc.integer({ min: -1, max: 101 }), optional),
        },
        { requiredKeys: [] },
      ),
      async (body) => {
        expect([200, 400, 422]).toContain(await search(body));
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
