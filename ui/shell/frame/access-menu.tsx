import { useNavigate } from '@tanstack/react-router';
import { Kbd } from '../../kit/kbd.tsx';
import { Menu, MenuGroup, MenuItem } from '../../kit/menu.tsx';
import { usePages } from '../open-pages.tsx';
import { type ActiveAccess, useSession } from '../../client/session.tsx';
import { DENSITIES, setDensity, setTheme, THEMES, useAppearance } from '../../kit/theme.ts';
import type { ShellAction } from './shell-actions.ts';
import { accessLine, Who } from './who.tsx';

function Choices<V extends string>({
  title,
  choices,
  current,
  onChoose,
}: {
  title: string;
  choices: readonly (readonly [V, string])[];
  current: V;
  onChoose: (value: V) => void;
}) {
  return (
    <MenuGroup title={title}>
      {choices.map(([value, label]) => (
        <MenuItem key={value} checked={value === current} onChoose={() => onChoose(value)}>
          {label}
        </MenuItem>
      ))}
    </MenuGroup>
  );
}

function Item({ action, note }: { action: ShellAction; note?: string | undefined }) {
  const aside = note ? <span className="caption text-3">{note}</span> : null;
  return (
    <MenuItem
      icon={action.icon}
      aside={action.keys ? <Kbd keys={action.keys} /> : aside}
      onChoose={action.run}
    >
      {action.label}
    </MenuItem>
  );
}

/** Pages about whoever is signed in. */
function AccountPages() {
  const navigate = useNavigate();
  return usePages().map(({ path, account }) =>
    account ? (
      <MenuItem key={path} icon={account.icon} onChoose={() => void navigate({ to: path })}>
        {account.label}
      </MenuItem>
    ) : null,
  );
}

/** Who works here; change of access, password, appearance, help and leaving. */
export function AccessMenu({ access, actions }: { access: ActiveAccess; actions: readonly ShellAction[] }) {
  const { installation } = useSession().session;
  const { theme, density } = useAppearance();
  const of = (place: ShellAction['place']) => actions.filter((action) => action.place === place);
  return (
    <Menu label="Menu do usuário" width={272} trigger={(button) => <Who {...button} access={access} />}>
      <MenuGroup title="Acesso">
        <div className="access-now">
          <strong>{access.unit?.name ?? access.title}</strong>
          {accessLine(access) === access.title ? null : (
            <span className="caption text-3">{accessLine(access)}</span>
          )}
        </div>
        {of('access').map((action) => (
          <Item key={action.id} action={action} />
        ))}
        <AccountPages />
      </MenuGroup>
      <Choices title="Aparência" choices={THEMES} current={theme} onChoose={setTheme} />
      <Choices title="Densidade" choices={DENSITIES} current={density} onChoose={setDensity} />
      <div className="menu-part" role="none">
        {of('end').map((action) => (
          <Item
            key={action.id}
            action={action}
            note={action.id === 'about' ? `versão ${installation.version}` : undefined}
          />
        ))}
      </div>
      <div className="menu-part always" role="none">
        {of('last').map((action) => (
          <Item key={action.id} action={action} />
        ))}
      </div>
    </Menu>
  );
}
