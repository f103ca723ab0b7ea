import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createInflate } from './unzip.ts';

const packed = (content: Uint8Array) => deflateRawSync(content);
const noise = (size: number) =>
  Uint8Array.from({ length: size }, (_, place) => (place * 7919 * (place % 131)) >> 3);

test.each([0, 1, 900, 5000, 60_000, 1_000_000])('%i bytes come back as they were', async (size) => {
  const content = noise(size);
  expect(Buffer.compare(await createInflate()(packed(content), Math.max(1, size)), content)).toBe(0);
});

test.each([
  ['small', 2000],
  ['large', 40 * 1024 * 1024],
])('a %s one that holds more than it declares is refused, time and again', async (_size, size) => {
  const bomb = packed(Buffer.alloc(size));
  const inflate = createInflate();
  const start = process.cpuUsage();
  for (let time = 0; time < 40; time += 1) {
    await expect((async () => inflate(bomb, 100))()).rejects.toThrow(RangeError);
  }
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
  const content = noise(800);
  expect(Buffer.compare(await inflate(packed(content), 800), content)).toBe(0);
});

test('a size that deflate cannot reach is refused before anything is reserved', () => {
  expect(() => createInflate()(packed(Buffer.alloc(10)), 16 * 1024 * 1024)).toThrow(RangeError);
});

test('data cut short is refused', () => {
  const whole = packed(noise(3000));
  expect(() => createInflate()(whole.subarray(0, whole.length / 2), 3000)).toThrow('unexpected EOF');
});
