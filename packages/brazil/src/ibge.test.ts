import { describe, expect, it } from 'vitest';
import { ibge6, isIbge, sameMunicipality, UFS, ufOfIbge } from './index.ts';

describe('federative units', () => {
  it('are 27, each with its own code and sigla', () => {
    expect(UFS).toHaveLength(27);
    expect(new Set(UFS.map((uf) => uf.code)).size).toBe(27);
    expect(new Set(UFS.map((uf) => uf.sigla)).size).toBe(27);
  });

  it('are found by the code of a municipality', () => {
    expect(ufOfIbge('3550308')).toEqual({ code: '35', sigla: 'SP', name: 'São Paulo' });
    expect(ufOfIbge('355030')?.sigla).toBe('SP');
    expect(ufOfIbge('9950308')).toBeUndefined();
    expect(ufOfIbge('35')).toBeUndefined();
  });
});

describe('isIbge', () => {
  it('checks the digit', () => {
    expect(['3550308', '3304557', '5300108', '2605459'].every(isIbge)).toBe(true);
    expect(['3550309', '3304558', '355030', '35503080', '9950308', '355030A'].some(isIbge)).toBe(false);
  });

  it('accepts the official codes that do not follow the rule, and no other ending for them', () => {
    expect(isIbge('2201919')).toBe(true);
    expect(isIbge('2201918')).toBe(false);
    expect(isIbge('4305871')).toBe(true);
  });
});

describe('codes of six and seven digits', () => {
  it('name the same municipality', () => {
    expect(ibge6('3550308')).toBe('355030');
    expect(sameMunicipality('3550308', '355030')).toBe(true);
    expect(sameMunicipality('355030', '3550308')).toBe(true);
    expect(sameMunicipality('3550308', '3550308')).toBe(true);
  });

  it('name different municipalities, or none', () => {
    expect(sameMunicipality('3550308', '3550309')).toBe(false);
    expect(sameMunicipality('3550308', '330455')).toBe(false);
    expect(sameMunicipality('', '')).toBe(false);
    expect(sameMunicipality('35', '35')).toBe(false);
  });
});
