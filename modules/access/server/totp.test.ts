import { expect, test } from 'vitest';
import { acceptedStep, newTotpSecret, totpCode, totpStep, totpUri } from './totp.ts';

// RFC 6238, appendix B: the secret "12345678901234567890"; eight digits there, the last six here.
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code of RFC 6238 at second %i is %s', (seconds, code) => {
  expect(totpCode(RFC_SECRET, totpStep(at(seconds)))).toBe(code);
});

test('the neighbours of the present step are accepted, those beyond are not', () => {
  const now = at(1_234_567_890);
  const codes = [-2, -1, 0, 1, 2].map((distance) => totpCode(RFC_SECRET, totpStep(now) + distance));
  const accepted = codes.map((code) => acceptedStep(RFC_SECRET, code, now, null) !== undefined);
  expect(accepted).toEqual([false, true, true, true, false]);
});

test('a code already used, or one before it, is refused', () => {
  const now = at(1_234_567_890);
  const step = totpStep(now);
  expect(acceptedStep(RFC_SECRET, totpCode(RFC_SECRET, step), now, step)).toBeUndefined();
  expect(acceptedStep(RFC_SECRET, totpCode(RFC_SECRET, step - 1), now, step)).toBeUndefined();
  expect(acceptedStep(RFC_SECRET, totpCode(RFC_SECRET, step + 1), now, step)).toBe(step + 1);
});

test('with the clock set back a code of before opens nothing again', () => {
  const step = totpStep(at(1_234_567_890));
  const earlier = at(1_234_567_890 - 3600);
  expect(acceptedStep(RFC_SECRET, totpCode(RFC_SECRET, totpStep(earlier)), earlier, step)).toBeUndefined();
});

test('spaces typed in the code do not matter; letters are no code', () => {
  const now = at(59);
  expect(acceptedStep(RFC_SECRET, '287 082', now, null)).toBe(1);
  expect(acceptedStep(RFC_SECRET, 'abcdef', now, null)).toBeUndefined();
});

test('a secret has 160 bits in base 32, and each is another', () => {
  const secrets = new Set(Array.from({ length: 50 }, newTotpSecret));
  expect(secrets.size).toBe(50);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
});

test('the address of the QR code names account and issuer', () => {
  const uri = totpUri(RFC_SECRET, 'TEREZA COUTO', 'PEC Aberto');
  expect(uri).toMatch(/^otpauth:\/\/totp\/PEC%20Aberto%3ATEREZA%20COUTO\?/);
  expect(uri).toContain('issuer=PEC%20Aberto');
});
