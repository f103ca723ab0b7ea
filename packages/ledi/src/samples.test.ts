import { describe, expect, test } from 'vitest';
import { decodeRecord, encodeRecord } from './record.ts';
import { hasSamples, layout, samples } from './testing/samples.ts';
import { Validator } from './validate.ts';

describe.skipIf(!hasSamples)('labelled samples', () => {
  const validator = new Validator(layout);

  test('every sample comes back byte for byte', () => {
    for (const { bytes } of samples()) {
      expect(Buffer.from(encodeRecord(layout, decodeRecord(layout, bytes))).equals(bytes)).toBe(true);
    }
  });

  test('every sample is judged as labelled', () => {
    const disagreements = samples().flatMap((sample) => {
      const { valid, errors } = validator.judgeBytes(sample.bytes, { today: '2026-11-20' });
      const expected = sample.stage === 'world' ? true : sample.valid;
      return valid === expected
        ? []
        : [{ file: sample.file, errors: errors.map((e) => `${e.path}: ${e.code}`) }];
    });
    expect(disagreements).toEqual([]);
  });
});
