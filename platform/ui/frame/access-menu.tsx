import { Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconInfoCircle,
  IconKey,
  IconLogout,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import { titleCaseName } from '@pec-aberto/brazil';
import { initials } from '../format.ts';
import { Icon } from '../icon.tsx';
import { Kbd } from '../kbd.tsx';
import { type ActiveAccess, useSession } from '../session.tsx';
import { useShortcut } from '../shortcut.ts';
import { type Density, setDensity, setTheme, type ThemeChoice, useAppearance } from '../theme.ts';

/** Second line under the person's name: "Enfermeiro · ESF Acácias I", or what the access is. */
function accessLine(access: ActiveAccess): string {
  const place = access.team?.name ?? access.unit?.name;
  if (access.cbo && place) return `${access.cbo.name} · ${place}`;
  return access.municipality ? `${access.title} · ${access.municipality.name}` : access.title;
}

const THEMES: [ThemeChoice, string][] = [
  ['sistema', 'Como o sistema'],
  ['claro', 'Claro'],
  ['escuro', 'Escuro'],
];
const DENSITIES: [Density, string][] = [
  ['padrao', 'Padrão'],
  ['compacta', 'Compacta'],
  ['toque', 'Toque'],
];

function Choices<V extends string>({
  title,
  choices,
  current,
  onChoose,
}: {
  title: string;
  choices: readonly [V, string][];
  current: V;
  onChoose: (value: V) => void;
}) {
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      <Menu.RadioGroup
        value={current}
        onChange={(chosen) => {
          const choice = choices.find(([value]) => value === chosen);
          if (choice) onChoose(choice[0]);
        }}
      >
        {choices.map(([value, label]) => (
          <Menu.RadioItem key={value} value={value}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

export type AccessActions = {
  onSwitch: () => void;
  onPassword: () => void;
  onAbout: () => void;
  onLeave: () => void;
};

/** Who is signed in and as what; change of access, password, appearance and leaving. */
export function AccessMenu({
  access,
  onSwitch,
  onPassword,
  onAbout,
  onLeave,
}: AccessActions & { access: ActiveAccess }) {
  const { user, installation } = useSession().session;
  const { theme, density } = useAppearance();
  const name = titleCaseName(user?.name ?? '');
  useShortcut({ code: 'KeyA', alt: true }, onSwitch);
  return (
    <Menu position="bottom-end" width={272} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className="who" title={`${name}, ${accessLine(access)}`}>
          <span className="avatar" aria-hidden>
            {initials(name)}
          </span>
          <span className="visually-hidden">Menu do usuário: </span>
          <span className="who-text">
            <b className="ellipsis">{name}</b>
            <span className="ellipsis">{accessLine(access)}</span>
          </span>
          <Icon of={IconChevronDown} size="small" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="access-menu">
        <Menu.Label>Acesso</Menu.Label>
        <div className="access-now">
          <strong>{access.unit?.name ?? access.title}</strong>
          <span className="caption text-3">{accessLine(access)}</span>
        </div>
        <Menu.Item
          leftSection={<Icon of={IconSwitchHorizontal} />}
          rightSection={<Kbd keys="Alt A" />}
          onClick={onSwitch}
        >
          Trocar acesso
        </Menu.Item>
        <Menu.Item leftSection={<Icon of={IconKey} />} onClick={onPassword}>
          Alterar senha
        </Menu.Item>
        <Menu.Divider />
        <Choices title="Aparência" choices={THEMES} current={theme} onChoose={setTheme} />
        <Choices title="Tamanho dos controles" choices={DENSITIES} current={density} onChoose={setDensity} />
        <Menu.Divider />
        <Menu.Item
          leftSection={<Icon of={IconInfoCircle} />}
          rightSection={<span className="caption text-3">versão {installation.version}</span>}
          onClick={onAbout}
        >
          Sobre
        </Menu.Item>
        <Menu.Item leftSection={<Icon of={IconLogout} />} onClick={onLeave}>
          Sair
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
