import { type ReactNode, useMemo, useState } from 'react';
import { EmptyState, Kbd, SearchBox, useShortcuts } from '#ui/index';
import { plural } from './kinds.ts';
import { ResourceTree } from './resource-tree.tsx';
import { type Resource, treeRows, type TreeView } from './tree-model.ts';

export type TreeCardProps = {
  title: string;
  /** After the title: tags and actions. */
  head?: ReactNode;
  /** Between head and tree: notices, fields of a new profile. */
  above?: ReactNode;
  resources: readonly Resource[];
  before: ReadonlySet<string>;
  held: ReadonlySet<string>;
  changed: number;
  readOnly: boolean;
  onToggle: (id: string) => void;
  onBranch: (id: string) => void;
};

const VIEWS: ReadonlyArray<[TreeView, string]> = [
  ['all', 'Todos'],
  ['held', 'Só ativos'],
  ['changed', 'Alterados'],
];

function Views({
  view,
  changed,
  readOnly,
  onView,
}: {
  view: TreeView;
  changed: number;
  readOnly: boolean;
  onView: (view: TreeView) => void;
}) {
  return (
    <div className="segments" role="group" aria-label="Mostrar recursos">
      {VIEWS.filter(([key]) => key !== 'changed' || !readOnly).map(([key, label]) => (
        <button key={key} type="button" aria-pressed={view === key} onClick={() => onView(key)}>
          {label}
          {key === 'changed' && changed > 0 ? ` ${changed}` : ''}
        </button>
      ))}
    </div>
  );
}

function Keys({ readOnly }: { readOnly: boolean }) {
  return (
    <div className="pane-foot row wrap tree-keys">
      <Kbd keys="↑" />
      <Kbd keys="↓" />
      percorrer
      <Kbd keys="→" />
      abrir
      {readOnly ? null : (
        <>
          <Kbd keys="Espaço" />
          marcar
        </>
      )}
      <span className="grow" />
      <span className="tree-box part" aria-hidden />
      em parte
    </div>
  );
}

const TREE_KEYS = [
  { keys: '→ ←', label: 'Abrir e fechar um recurso da árvore' },
  { keys: 'Espaço', label: 'Marcar ou desmarcar o recurso' },
  { keys: 'Shift Espaço', label: 'Marcar o recurso com tudo abaixo dele' },
  { keys: '*', label: 'Abrir todos os recursos do mesmo nível' },
];

/** The tree with its search, its views and the keys that work it. */
export function TreeCard(props: TreeCardProps) {
  const { title, head, above, resources, before, held, changed, readOnly } = props;
  useShortcuts(TREE_KEYS);
  const [search, setSearch] = useState('');
  const [view, setView] = useState<TreeView>('all');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => treeRows({ resources, before, held, open, search, view }),
    [resources, before, held, open, search, view],
  );
  const change = (ids: readonly string[], opened: boolean) => {
    const next = new Set(open);
    for (const id of ids)
      if (opened) next.add(id);
      else next.delete(id);
    setOpen(next);
  };
  return (
    <section className="card profile-tree" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {head}
      </header>
      {above}
      <div className="row wrap tree-tools">
        <SearchBox label="Pesquise por recurso" value={search} onSearch={setSearch} />
        <Views view={view} changed={changed} readOnly={readOnly} onView={setView} />
        {search ? (
          <span className="visually-hidden" role="status">
            {plural(rows.length, 'linha encontrada', 'linhas encontradas')}
          </span>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={search ? `Nenhum recurso com “${search}”` : 'Nenhum recurso para mostrar'}>
          {search ? 'Confira a grafia ou mostre todos.' : 'Mostre todos para marcar recursos.'}
        </EmptyState>
      ) : (
        <ResourceTree
          rows={rows}
          search={search}
          readOnly={readOnly}
          onOpen={change}
          onToggle={props.onToggle}
          onBranch={props.onBranch}
        />
      )}
      <Keys readOnly={readOnly} />
    </section>
  );
}
