import { expect, test } from 'vitest';
import { entryName } from './entry-name.ts';

test('a name is shown as it is, without what a terminal would obey or a base refuse', () => {
  expect(entryName('ficha São José 1.esus')).toBe('ficha São José 1.esus');
  expect(entryName('a\u0000\u001b[2J\u202eb\ud800.esus')).toBe('a\ufffd\ufffd[2J\ufffdb\ufffd.esus');
  // A figure cut in two is no longer one.
  expect(entryName(`${'x'.repeat(254)}😀`)).toBe(`${'x'.repeat(254)}\ufffd`);
});
