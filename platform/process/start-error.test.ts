import { expect, it } from 'vitest';
import { explainFileError, StartError } from './start-error.ts';

const fault = (code: string) => Object.assign(new Error(code), { code });

it.each([
  ['EACCES', 'não pode ser gravada por esta conta'],
  ['EPERM', 'não pode ser gravada por esta conta'],
  ['EROFS', 'montado só para leitura'],
  ['ENOSPC', 'disco cheio'],
  ['EDQUOT', 'atingiu a cota'],
  ['ENOTDIR', 'não é uma pasta'],
  ['EEXIST', 'não é uma pasta'],
])('%s of a folder is told in words, with what to do', (code, words) => {
  const cause = fault(code);
  const told = explainFileError(cause, '/dados');
  if (!(told instanceof StartError)) throw new Error(`not told: ${String(told)}`);
  expect(told.message).toMatch(/^A pasta \/dados .*\.$/);
  expect(told.message).toContain(words);
  expect(told.cause).toBe(cause);
});

it.each([fault('EIO'), new Error('other'), 'text', undefined])('%s comes back as it was', (error) => {
  expect(explainFileError(error, '/dados')).toBe(error);
});
