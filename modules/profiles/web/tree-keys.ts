import { plainText } from '#ui/kit/plain-text';
import type { TreeRow } from './tree-model.ts';

export type TreeAct =
  | { focus: string }
  | { ids: readonly string[]; open: boolean }
  | { toggle: string; branch: boolean };

const focus = (row: TreeRow | undefined): TreeAct | undefined => row && { focus: row.id };

function towardsLeaf(rows: readonly TreeRow[], row: TreeRow, at: number): TreeAct | undefined {
  if (row.open === false) return { ids: [row.id], open: true };
  return row.open ? focus(rows[at + 1]) : undefined;
}

function towardsRoot(rows: readonly TreeRow[], row: TreeRow, at: number): TreeAct | undefined {
  if (row.open) return { ids: [row.id], open: false };
  return focus(rows.slice(0, at).findLast((other) => other.level < row.level));
}

/** Siblings of a row that are drawn: those of its level with the same parent. */
function siblingsOf(rows: readonly TreeRow[], row: TreeRow): TreeRow[] {
  const parent = row.id.includes('.') ? row.id.slice(0, row.id.lastIndexOf('.')) : '';
  return rows.filter(
    (other) =>
      other.level === row.level &&
      (parent === '' ? !other.id.includes('.') : other.id.startsWith(`${parent}.`)),
  );
}

function jump(rows: readonly TreeRow[], at: number, letter: string): TreeAct | undefined {
  const wanted = plainText(letter);
  const around = [...rows.slice(at + 1), ...rows.slice(0, at)];
  return focus(around.find(({ label }) => plainText(label).startsWith(wanted)));
}

/** What a key does on a row of the tree (ARIA Authoring Practices, tree view). */
export function treeKey(
  rows: readonly TreeRow[],
  row: TreeRow,
  key: string,
  shift: boolean,
): TreeAct | undefined {
  const at = rows.indexOf(row);
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1]);
    case 'ArrowUp':
      return focus(rows[at - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowRight':
      return towardsLeaf(rows, row, at);
    case 'ArrowLeft':
      return towardsRoot(rows, row, at);
    case ' ':
    case 'Enter':
      return { toggle: row.id, branch: shift };
    case '*':
      return {
        ids: siblingsOf(rows, row).flatMap(({ id, open }) => (open === false ? [id] : [])),
        open: true,
      };
    default:
      return key.length === 1 ? jump(rows, at, key) : undefined;
  }
}
