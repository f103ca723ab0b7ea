import { expect, it } from 'vitest';
import { blockHash, rowHash } from './block.ts';

/** As the program sealed them before events had turns and blocks had people: what is in bases and archives. */
const at = new Date('2026-11-19T12:00:00.123Z');
const oldRow = {
  id: '019aa000-0000-7000-8000-00000000000a',
  at,
  micros: 0,
  type: 'access.signed-in',
  actorKind: 'person' as const,
  professionalId: '019aa000-0000-7000-8000-00000000000b',
  accessId: null,
  municipalityId: null,
  ip: '10.0.0.7',
  subjectTable: 'session',
  subjectId: '019aa000-0000-7000-8000-00000000000c',
  fields: ['name'],
  details: { z: 1, a: 'é' },
  turn: null,
  epoch: 1,
  xid: 745,
  mac: '00112233445566778899aabbccddeeff',
};
const oldBlock = {
  number: 2,
  previousHash: Buffer.alloc(32, 1),
  epoch: 1,
  snapshot: { xmax: 746, open: [740] },
  rows: 1,
  leaves: Buffer.alloc(48, 2),
  strangers: [],
  firstAt: at,
  lastAt: at,
  sealedAt: new Date('2026-11-19T12:00:03.000Z'),
  keyFingerprint: 'aa',
  people: null,
};

it('what was sealed by an earlier version keeps its hash', () => {
  expect(rowHash(oldRow).toString('hex')).toBe(
    '3bdb0e5bc47bf19a56f762c9415ec3c4768a84d96cb39de6f55672f2791861cb',
  );
  expect(blockHash(oldBlock).toString('hex')).toBe(
    'f11f7619f67e6acf87126db03d519b1238be2e615752648e560520af7bf14f26',
  );
});

it('a turn, a microsecond or people that were put there later change it', () => {
  const turn = { writer: oldRow.id, number: 1, settled: 1, voids: null };
  const rows = [oldRow, { ...oldRow, turn }, { ...oldRow, micros: 1 }, { ...oldRow, micros: 2 }];
  expect(new Set(rows.map((row) => rowHash(row).toString('hex'))).size).toBe(rows.length);
  const blocks = [null, Buffer.alloc(0), Buffer.alloc(32, 3)].map((people) => ({ ...oldBlock, people }));
  expect(new Set(blocks.map((block) => blockHash(block).toString('hex'))).size).toBe(blocks.length);
});
