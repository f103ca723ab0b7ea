import { IconBuildingCommunity, IconMap2, IconServer2, IconStethoscope } from '@tabler/icons-react';
import { type AccessInfo, Button, formatRecent, Icon, type IconType } from '#ui/light';
import { accessLines } from './choose-access.ts';

const ICONS: Record<AccessInfo['kind'], IconType> = {
  installer: IconServer2,
  'municipal-admin': IconBuildingCommunity,
  'municipal-manager': IconBuildingCommunity,
  'state-manager': IconMap2,
  lotacao: IconStethoscope,
};

/** One access of the person: where, with which team and occupation, and the button that enters. */
export function AccessCard({
  access,
  place,
  main,
  busy,
  onEnter,
}: {
  access: AccessInfo;
  /** 1 for the first: the key that enters it, up to 9. */
  place: number;
  /** The one used last, or the first where none was used yet. */
  main: boolean;
  busy: boolean;
  onEnter: () => void;
}) {
  const lines = accessLines(access);
  return (
    <li className="access-card">
      <span className="access-icon">
        <Icon of={ICONS[access.kind]} size="large" />
      </span>
      <div className="column gap-2 grow">
        <div className="row wrap">
          <span className="large strong">{lines.title}</span>
          {main && access.lastUsedAt ? <span className="tag primary">Último usado</span> : null}
        </div>
        <div className="secondary">
          {lines.place}
          {lines.ids ? <span className="text-3"> · {lines.ids}</span> : null}
        </div>
        {lines.role ? <div className="caption text-3">{lines.role}</div> : null}
      </div>
      <div className="access-enter">
        <Button
          size="small"
          look={main ? 'primary' : 'outline'}
          onClick={onEnter}
          busy={busy && 'Entrando…'}
          {...(place <= 9 ? { keys: String(place) } : {})}
        >
          Entrar
          <span className="visually-hidden">
            em {lines.title}, {lines.place}
          </span>
        </Button>
        <span className="caption text-3 nowrap">
          {access.lastUsedAt ? `Último acesso: ${formatRecent(access.lastUsedAt)}` : 'Nunca acessado'}
        </span>
      </div>
    </li>
  );
}
