import { IconDotsVertical } from '@tabler/icons-react';
import { IconButton } from './button.tsx';
import type { IconType } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { Menu, MenuItem } from './menu.tsx';

export type RowAction = {
  label: string;
  icon?: IconType;
  danger?: boolean;
  /** Keys that do the same on the row. */
  keys?: string | undefined;
  /** Why it cannot be done now; said in its place. */
  closed?: string | undefined;
  run: () => void;
};

/** The ⋮ at the end of a row: the other actions, with words. */
export function RowMenu({ of, actions }: { of: string; actions: readonly RowAction[] }) {
  if (actions.length === 0) return null;
  const label = `Mais opções de ${of}`;
  return (
    <Menu
      label={label}
      trigger={(button) => <IconButton {...button} icon={IconDotsVertical} label={label} />}
    >
      {actions.map((action) => (
        <MenuItem
          key={action.label}
          icon={action.icon}
          danger={action.danger}
          closed={action.closed}
          aside={action.keys ? <Kbd keys={action.keys} /> : null}
          onChoose={action.run}
        >
          {action.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
