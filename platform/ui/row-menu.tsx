import { Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { IconButton } from './button.tsx';
import { Icon, type IconType } from './icon.tsx';

export type RowAction = { label: string; icon?: IconType; danger?: boolean; run: () => void };

/** The ⋮ at the end of a row: the other actions, with words. */
export function RowMenu({ of, actions }: { of: string; actions: readonly RowAction[] }) {
  if (actions.length === 0) return null;
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} withinPortal>
      <Menu.Target>
        <IconButton icon={IconDotsVertical} label={`Mais opções de ${of}`} />
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action.label}
            onClick={action.run}
            leftSection={action.icon ? <Icon of={action.icon} /> : undefined}
            className={action.danger ? 'text-danger' : ''}
          >
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
