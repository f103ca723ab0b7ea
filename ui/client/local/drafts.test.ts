import { expect, it } from 'vitest';
import { withoutSecrets } from './drafts.ts';

it('a draft never holds a password, at any depth', () => {
  const kept = withoutSecrets({
    name: 'Ana',
    password: 'x',
    novaSenha: 'y',
    smtp: { host: 'mail', clientSecret: 'z' },
    list: ['a', { senha: 'w', kept: 1 }],
    birth: null,
  });
  expect(kept).toEqual({ name: 'Ana', smtp: { host: 'mail' }, list: ['a', { kept: 1 }], birth: null });
});
