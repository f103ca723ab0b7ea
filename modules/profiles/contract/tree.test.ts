import { describe, expect, it } from 'vitest';
import { applied, difference, stateOf, toggled, withAncestors, withBranch } from './tree.ts';

const set = (...ids: string[]) => new Set(ids);

describe('resource tree', () => {
  it('ticking a resource authorises its ancestors and nothing beside them', () => {
    expect(toggled(set('c'), 'a.b.x')).toEqual(set('c', 'a', 'a.b', 'a.b.x'));
  });

  it('unticking takes away all that is under it, but no neighbour with a like name', () => {
    const held = set('a', 'a.b', 'a.b.x', 'a.bc', 'ab');
    expect(toggled(held, 'a.b')).toEqual(set('a', 'a.bc', 'ab'));
    expect(toggled(held, 'a')).toEqual(set('ab'));
  });

  it('a whole branch is ticked at once', () => {
    const all = ['a', 'a.b', 'a.b.x', 'a.b.y', 'a.c'];
    expect(withBranch(set(), 'a.b', all)).toEqual(set('a', 'a.b', 'a.b.x', 'a.b.y'));
  });

  it('shows a tick for all or none of what is under, a dash for a part', () => {
    const under = ['a.x', 'a.y'];
    expect(stateOf(set(), 'a', under)).toBe('off');
    expect(stateOf(set('a'), 'a', under)).toBe('on');
    expect(stateOf(set('a', 'a.x'), 'a', under)).toBe('part');
    expect(stateOf(set('a', 'a.x', 'a.y'), 'a', under)).toBe('on');
    expect(stateOf(set('a'), 'a', [])).toBe('on');
  });

  it('changes made on an older version are made again on the newer one', () => {
    const mine = difference(set('a', 'a.x', 'b'), set('a', 'a.x', 'c', 'c.d'));
    expect(mine).toEqual({ added: ['c', 'c.d'], removed: ['b'] });
    // Meanwhile somebody removed a.x, added a.y, and put something under b.
    expect(applied(set('a', 'a.y', 'b', 'b.z'), mine)).toEqual(set('a', 'a.y', 'c', 'c.d'));
  });

  it('adds every ancestor to a set', () => {
    expect(withAncestors(['a.b.c', 'd'])).toEqual(set('a', 'a.b', 'a.b.c', 'd'));
  });
});
