import { describe, expect, it } from 'vitest';
import { becomeRedundant, clashes, mixes } from './effect.ts';
import { found, pathOf, type Resource, resourcesOfKind, treeRows, type TreeInput } from './tree-model.ts';

const resource = (id: string, label: string, side: Resource['side'] = null): Resource => ({
  id,
  label,
  parent: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null,
  kinds: id.startsWith('relatorios') ? ['municipal-manager'] : ['lotacao'],
  side,
});
const TREE = [
  resource('agenda', 'Visualizar agenda'),
  resource('agenda.marcar', 'Marcar agendamento'),
  resource('agenda.excluir', 'Excluir'),
  resource('cidadao', 'Gestão de cadastros de cidadão'),
  resource('cidadao.ver', 'Visualizar cidadão'),
  resource('cidadao.ver.excluir', 'Excluir', 'care'),
  resource('perfis', 'Visualizar perfis', 'coordination'),
];
const shown = (input: Partial<TreeInput>) =>
  treeRows({
    resources: TREE,
    before: new Set(),
    held: new Set(),
    open: new Set(),
    search: '',
    view: 'all',
    ...input,
  });
const ids = (input: Partial<TreeInput>) => shown(input).map(({ id }) => id);

describe('tree as it is drawn', () => {
  it('shows the roots, and what stands under those that are open', () => {
    expect(ids({})).toEqual(['agenda', 'cidadao', 'perfis']);
    expect(ids({ open: new Set(['cidadao']) })).toEqual(['agenda', 'cidadao', 'cidadao.ver', 'perfis']);
    const [agenda] = shown({ held: new Set(['agenda', 'agenda.marcar']) });
    expect(agenda).toMatchObject({
      level: 1,
      place: 1,
      siblings: 3,
      open: false,
      state: 'part',
      count: { held: 1, all: 2 },
    });
  });

  it('ADM-K11 search keeps the hierarchy of what it finds, opens it and says where the words stand', () => {
    expect(ids({ search: 'EXCLUIR' })).toEqual([
      'agenda',
      'agenda.excluir',
      'cidadao',
      'cidadao.ver',
      'cidadao.ver.excluir',
    ]);
    expect(ids({ search: 'cidadao' })).toEqual(['cidadao', 'cidadao.ver']);
    expect(found('Gestão de cadastros de cidadão', 'CIDADAO')).toEqual([
      'Gestão de cadastros de ',
      'cidadão',
      '',
    ]);
    expect(found('Excluir', 'x y')).toBeNull();
    expect(ids({ search: 'nada disso' })).toEqual([]);
  });

  it('narrows to what is held, or to what changed', () => {
    const before = new Set(['agenda', 'agenda.excluir', 'perfis']);
    const held = new Set(['agenda', 'agenda.marcar', 'perfis']);
    expect(ids({ before, held, view: 'held' })).toEqual(['agenda', 'agenda.marcar', 'perfis']);
    const changed = shown({ before, held, view: 'changed' });
    expect(changed.map(({ id, change }) => [id, change])).toEqual([
      ['agenda', undefined],
      ['agenda.marcar', 'added'],
      ['agenda.excluir', 'removed'],
    ]);
  });

  it('offers what the kind of access may hold and names the way to a resource', () => {
    const more = [...TREE, resource('relatorios', 'Relatórios')];
    expect(resourcesOfKind(more, 'municipal-manager').map(({ id }) => id)).toEqual(['relatorios']);
    const labels = new Map(TREE.map(({ id, label }) => [id, label]));
    expect(pathOf(labels, 'cidadao.ver.excluir')).toBe('Gestão de cadastros de cidadão › Visualizar cidadão');
  });
});

describe('what a change brings', () => {
  const set = (...of: string[]) => new Set(of);
  const beside = (name: string, ...resources: string[]) => ({ id: name, name, resources, accesses: 2 });

  it('names profiles that become redundant, not those that already were', () => {
    const companions = [
      beside('a', 'agenda'),
      beside('b', 'agenda', 'agenda.marcar'),
      beside('c', 'cidadao'),
    ];
    expect(becomeRedundant(set('agenda'), set('agenda', 'agenda.marcar'), companions)).toEqual([
      companions[1],
    ]);
    expect(becomeRedundant(set(), set('x'), [beside('vazio')])).toEqual([]);
  });

  it('tells of coordination and care in one profile, once', () => {
    const mixed = mixes(set('perfis'), set('perfis', 'cidadao.ver.excluir'), TREE);
    expect([mixed?.coordination[0]?.id, mixed?.care[0]?.id]).toEqual(['perfis', 'cidadao.ver.excluir']);
    expect(mixes(set('perfis'), set('perfis', 'agenda'), TREE)).toBeNull();
    expect(
      mixes(set('perfis', 'cidadao.ver.excluir'), set('perfis', 'cidadao.ver.excluir', 'agenda'), TREE),
    ).toBeNull();
  });

  it('tells of profiles beside it that stand on the other side', () => {
    const companions = [beside('cuida', 'cidadao.ver.excluir'), beside('agenda', 'agenda')];
    expect(clashes({ added: ['perfis'], removed: [] }, TREE, companions)).toEqual([companions[0]]);
    expect(clashes({ added: ['agenda'], removed: [] }, TREE, companions)).toEqual([]);
  });
});
