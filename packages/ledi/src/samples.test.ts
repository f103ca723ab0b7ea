import { describe, expect, test } from 'vitest';
import { EXAMPLE_DAY } from './examples/index.ts';
import { cnesMembership } from './node.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { hasSamples, layout, type Sample, samples, samplesFolder } from './testing/samples.ts';
import type { Finding } from './finding.ts';
import { Validator } from './validate.ts';

const STRUCTURAL = new Set(['decode', 'transport']);
const cnes = `${samplesFolder}/../cnes/XmlParaESUS31_4205407_amostras-ledi.zip`;

/** The manifest names the field as the header has it, or its last part. */
function isNamed({ field, stage }: Sample, errors: Finding[]): boolean {
  const found = field ? errors.filter(({ path }) => path.endsWith(field.split('.').at(-1) ?? '')) : errors;
  if (field?.endsWith('profissionalCNS')) found.push(...errors.filter(({ path }) => path.endsWith('.cns')));
  return found.some(({ group }) => !STRUCTURAL.has(stage ?? '') || group === 'estrutural');
}

describe.skipIf(!hasSamples)('labelled samples', () => {
  test('every sample comes back byte for byte', () => {
    for (const { bytes } of samples()) {
      expect(Buffer.compare(encodeRecord(layout, decodeRecord(layout, bytes)), bytes)).toBe(0);
    }
  });

  test('every sample is judged as labelled, and the field named is the one that errs', async () => {
    const validator = new Validator(layout);
    const membership = await cnesMembership(cnes);
    const table = { 'válida/válida': 0, 'válida/inválida': 0, 'inválida/inválida': 0, 'inválida/válida': 0 };
    const wrong: unknown[] = [];
    for (const sample of samples()) {
      const { valid, errors, warnings } = validator.judgeBytes(sample.bytes, {
        today: EXAMPLE_DAY,
        membership,
      });
      table[`${sample.valid ? 'válida' : 'inválida'}/${valid === true ? 'válida' : 'inválida'}`] += 1;
      const isRight = valid === sample.valid && warnings.length === 0 && (valid || isNamed(sample, errors));
      if (!isRight) wrong.push([sample.file, errors, warnings]);
    }
    process.stdout.write(`label/verdict: ${JSON.stringify(table)}\n`);
    expect(wrong).toEqual([]);
  });
});
