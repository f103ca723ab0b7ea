import { describe, expect, it } from 'vitest';
import { normaliseLink } from './link.ts';

describe('normaliseLink', () => {
  it.each([
    ['servidor', 'http://servidor'],
    [' 192.168.0.10 ', 'http://192.168.0.10'],
    ['servidor:8080', 'http://servidor:8080'],
    ['http://servidor:80/', 'http://servidor'],
    ['https://pec.serraclara.sc.gov.br/', 'https://pec.serraclara.sc.gov.br'],
    ['HTTPS://PEC.gov.br:8443/esus/', 'https://pec.gov.br:8443/esus'],
    ['[::1]:8080', 'http://[::1]:8080'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(normaliseLink(typed)).toBe(kept);
  });

  it.each([
    '',
    '   ',
    'http://',
    'ftp://servidor',
    'javascript:alert(1)',
    'http://maria:senha@servidor',
    'servidor com espaço',
    'http://servidor/?a=1',
    'http://servidor/#a',
    'servidor:99999',
  ])('"%s" is no address', (typed) => {
    expect(normaliseLink(typed)).toBeUndefined();
  });
});
