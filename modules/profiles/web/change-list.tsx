import { IconPlus, IconX } from '@tabler/icons-react';
import { Icon } from '#ui/index';
import type { Difference } from '../contract/tree.ts';
import { pathOf } from './tree-model.ts';

/** Additions and removals in the order of the tree, each with the way to it. */
export function ChangeList({
  changes,
  labels,
}: {
  changes: Difference;
  labels: ReadonlyMap<string, string>;
}) {
  const added = new Set(changes.added);
  const known = [...labels.keys()].filter((id) => added.has(id) || changes.removed.includes(id));
  const retired = changes.removed.filter((id) => !labels.has(id));
  return (
    <ul className="change-list">
      {[...known, ...retired].map((id) => {
        const isAdded = added.has(id);
        return (
          <li key={id}>
            <span className={isAdded ? 'text-success' : 'text-danger'}>
              <Icon of={isAdded ? IconPlus : IconX} size="small" />
            </span>
            <span className="column gap-2">
              <span>
                <span className="visually-hidden">{isAdded ? 'Adição: ' : 'Remoção: '}</span>
                <b>{labels.get(id) ?? id}</b>
              </span>
              <span className="caption text-3">{pathOf(labels, id)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
