import { describe, expect, it } from 'vitest';
import { treeKey } from './tree-keys.ts';
import type { TreeRow } from './tree-model.ts';

const row = (id: string, label: string, open?: boolean): TreeRow => ({
  id,
  label,
  level: id.split('.').length,
  place: 1,
  siblings: 1,
  open,
  state: 'off',
  count: undefined,
  change: undefined,
});
const ROWS = [
  row('a', 'Agenda', true),
  row('a.x', 'Excluir'),
  row('a.y', 'Ícone', false),
  row('b', 'Busca', false),
  row('c', 'CDS', false),
];
const at = (id: string, key: string, shift = false) => {
  const found = ROWS.find((one) => one.id === id);
  return found && treeKey(ROWS, found, key, shift);
};

describe('keys of the tree', () => {
  it('walks what is drawn and stops at the ends', () => {
    expect(at('a', 'ArrowDown')).toEqual({ focus: 'a.x' });
    expect(at('b', 'ArrowUp')).toEqual({ focus: 'a.y' });
    expect([at('a', 'ArrowUp'), at('c', 'ArrowDown')]).toEqual([undefined, undefined]);
    expect([at('b', 'Home'), at('b', 'End')]).toEqual([{ focus: 'a' }, { focus: 'c' }]);
  });

  it('opens, then goes in; closes, then goes out', () => {
    expect(at('b', 'ArrowRight')).toEqual({ ids: ['b'], open: true });
    expect(at('a', 'ArrowRight')).toEqual({ focus: 'a.x' });
    expect(at('a.x', 'ArrowRight')).toBeUndefined();
    expect(at('a.y', 'ArrowLeft')).toEqual({ focus: 'a' });
    expect(at('a', 'ArrowLeft')).toEqual({ ids: ['a'], open: false });
    expect(at('b', 'ArrowLeft')).toBeUndefined();
  });

  it('ticks one or the whole branch, opens all siblings, jumps by letter without accents', () => {
    expect(at('a', ' ')).toEqual({ toggle: 'a', branch: false });
    expect(at('a', ' ', true)).toEqual({ toggle: 'a', branch: true });
    expect(at('a', '*')).toEqual({ ids: ['b', 'c'], open: true });
    expect(at('a.x', '*')).toEqual({ ids: ['a.y'], open: true });
    expect(at('c', 'i')).toEqual({ focus: 'a.y' });
    expect(at('a', 'z')).toBeUndefined();
    expect(at('a', 'Escape')).toBeUndefined();
  });
});
