import { IconChevronDown } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import { Avatar } from '../../kit/avatar.tsx';
import { Icon } from '../../kit/icon.tsx';
import { type ActiveAccess, useSession } from '../../client/session.tsx';

/** "Enfermeiro" of "Enfermeiro da estratégia de saúde da família": what tells one worker from another. */
const shortCbo = (name: string) => name.replace(/ d[ao] (?:estratégia|programa) .*$/, '');

/** Second line under the person's name: "Enfermeiro · ESF Acácias I", or what the access is. */
export function accessLine(access: ActiveAccess): string {
  const place = access.team?.name ?? access.unit?.name;
  if (access.cbo && place) return `${shortCbo(access.cbo.name)} · ${place}`;
  return access.municipality ? `${access.title} · ${access.municipality.name}` : access.title;
}

/** The block of the top bar that says who works and as what. */
export function Who({ access, ...button }: ComponentProps<'button'> & { access: ActiveAccess }) {
  const name = useSession().session.user?.name ?? '';
  return (
    <button type="button" {...button} className="who" title={`${name}, ${accessLine(access)}`}>
      <Avatar name={name} />
      <span className="visually-hidden">Menu do usuário: </span>
      <span className="who-text">
        <b className="ellipsis">{name}</b>
        <span className="ellipsis">{accessLine(access)}</span>
      </span>
      <Icon of={IconChevronDown} size="small" />
    </button>
  );
}
