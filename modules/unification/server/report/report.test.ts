import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { Problem } from '#platform/errors/problem';
import type { SecretBox } from '#platform/settings/secret-box';
import { sampleProcess } from '../../test/process.ts';
import { reportPdf } from './pdf.ts';
import { canonicalJson, signedReport } from './sign.ts';

const secretsOf = (key: string) =>
  ({ digest: (text: string) => createHmac('sha256', key).update(text).digest('hex') }) as SecretBox;
const secrets = secretsOf('ours');
const printing = {
  secrets,
  installation: 'Serra Clara',
  timeZone: 'America/Sao_Paulo',
  now: new Date('2026-11-22T12:00:00Z'),
  program: 'PEC Aberto 1',
};

const unified = sampleProcess({ state: 'unified' });
const signatureOf = (process = unified, box = secrets) => signedReport(process, 'unification', box).signature;

test('the same value is one text, whatever order its keys were written in', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
});

test('a signature is of all that a report says, by the key of this installation', () => {
  expect(signatureOf(structuredClone(unified))).toBe(signatureOf());
  expect(signatureOf(unified, secretsOf('theirs'))).not.toBe(signatureOf());
  const altered = structuredClone(unified);
  if (altered.report?.verified?.tables[0]) altered.report.verified.tables[0].rows += 1;
  expect(signatureOf(altered)).not.toBe(signatureOf());
  expect(signedReport(unified, 'rehearsal', secrets).signature).not.toBe(signatureOf());
});

test('a report is printed on as many pages as it takes, and one that is not there is said so', async () => {
  const pagesOf = async (process: typeof unified) => {
    const pdf = (await reportPdf(process, 'unification', printing)).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    return pdf.split('/Type /Page\n').length - 1;
  };
  const long = structuredClone(unified);
  const [telling] = long.report?.telling ?? [];
  if (telling) long.report?.telling.push(...Array.from({ length: 200 }, () => telling));
  const [few, many] = [await pagesOf(unified), await pagesOf(long)];
  expect(few).toBeGreaterThan(0);
  expect(many).toBeGreaterThan(few + 2);
  await expect(reportPdf({ ...unified, report: null }, 'unification', printing)).rejects.toThrow(Problem);
});
