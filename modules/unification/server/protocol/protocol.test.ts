import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { readBits, writeBits } from './bits.ts';
import { MessageBroken, nonceOf, openMessage, sealMessage } from './envelope.ts';
import { KeyBroken, newKeyPair, processKeys } from './keys.ts';
import { centreLink } from './link.ts';
import { readToken, writeToken } from './token.ts';
import { WORDS } from './word-list.ts';
import { wordsOf } from './words.ts';

const processId = randomUUID();
const unit = newKeyPair();
const centre = newKeyPair();
const sides = {
  sending: () => processKeys({ own: unit, other: centre.publicKey, side: 'sending', processId }),
  receiving: () => processKeys({ own: centre, other: unit.publicKey, side: 'receiving', processId }),
};

test('both sides have the same keys and show the same four words; of another process they have others', async () => {
  expect(sides.sending()).toEqual(sides.receiving());
  const words = await wordsOf(sides.sending().words, processId);
  expect(words.split(' ')).toHaveLength(4);
  expect(await wordsOf(sides.receiving().words, processId)).toBe(words);
  const other = processKeys({ own: unit, other: centre.publicKey, side: 'sending', processId: randomUUID() });
  expect(other.messages).not.toEqual(sides.sending().messages);
  expect(new Set(WORDS).size).toBe(256);
});

test('whoever sits between the two is told by other words', async () => {
  const between = newKeyPair();
  const toUnit = processKeys({ own: unit, other: between.publicKey, side: 'sending', processId });
  const toCentre = processKeys({ own: centre, other: between.publicKey, side: 'receiving', processId });
  expect(await wordsOf(toUnit.words, processId)).not.toBe(await wordsOf(toCentre.words, processId));
});

test('a key that would make the secret known to all is refused', () => {
  expect(() => processKeys({ own: unit, other: Buffer.alloc(32), side: 'sending', processId })).toThrow(
    KeyBroken,
  );
});

test('a message opens at the other side, and an answer only for its question', () => {
  const key = sides.sending().messages;
  const question = sealMessage(key, { processId, from: 'unit' }, { say: 'state' });
  expect(openMessage(key, { processId, from: 'unit' }, question)).toEqual({ say: 'state' });
  const answer = sealMessage(
    key,
    { processId, from: 'centre', to: nonceOf(question) },
    { state: 'accepted' },
  );
  const place = { processId, from: 'centre', to: nonceOf(question) } as const;
  expect(openMessage(key, place, answer)).toEqual({ state: 'accepted' });
  const later = sealMessage(key, { processId, from: 'unit' }, { say: 'state' });
  const altered = `${question.slice(0, 30)}${question[30] === 'A' ? 'B' : 'A'}${question.slice(31)}`;
  const refused = [
    () => openMessage(key, { ...place, to: nonceOf(later) }, answer),
    () => openMessage(key, { processId, from: 'centre' }, question),
    () => openMessage(key, { processId: randomUUID(), from: 'unit' }, question),
    () => openMessage(randomBytes(32), { processId, from: 'unit' }, question),
    () => openMessage(key, { processId, from: 'unit' }, altered),
    () => openMessage(key, { processId, from: 'unit' }, 'AAAA'),
  ];
  for (const open of refused) expect(open).toThrow(MessageBroken);
});

test('ADM-T01 a link of the centre is https; plain http only inside the network of the municipality', async () => {
  const nobody = () => Promise.resolve([]);
  for (const link of [
    'https://pec.saude.sc.gov.br/',
    'http://192.168.0.10:8080',
    'http://10.1.2.3/',
    'http://[fd00::1]',
  ]) {
    expect(await centreLink(` ${link} `, nobody)).toBe(link.replace(/\/$/, ''));
  }
  for (const link of ['http://8.8.8.8', 'http://203.0.113.7:8080', 'http://[2001:db8::1]']) {
    await expect(centreLink(link, nobody)).rejects.toThrow(/link-needs-https/);
  }
  for (const link of ['ftp://10.0.0.1', 'https://eu:senha@pec.gov.br', 'https://pec.gov.br?a=1', 'pec']) {
    await expect(centreLink(link, nobody)).rejects.toThrow(/link-invalid/);
  }
});

test('a token of the process lets its unit in for some minutes, and nobody else', () => {
  const key = sides.sending().messages;
  const now = new Date('2026-11-21T12:00:00Z');
  const token = writeToken(key, processId, now);
  const read = readToken(token, new Date(now.getTime() + 60_000));
  expect(read?.processId).toBe(processId);
  expect(read?.isOf(sides.receiving().messages)).toBe(true);
  expect(read?.isOf(randomBytes(32))).toBe(false);
  expect(readToken(token, new Date(now.getTime() + 11 * 60_000))).toBeUndefined();
  const other = randomUUID();
  expect(readToken(token.replace(processId, other), now)?.isOf(key)).toBe(false);
  expect(readToken('Bearer x', now)).toBeUndefined();
});

test('which pieces lack is told by a bit for each', () => {
  const list = Array.from({ length: 21 }, (_, n) => String(n));
  const lacking = ['0', '7', '8', '20'];
  expect(
    readBits(
      list,
      writeBits(list, (one) => lacking.includes(one)),
    ),
  ).toEqual(lacking);
  expect(readBits(list, '')).toEqual([]);
});
