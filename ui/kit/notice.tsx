import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export type Tone = 'info' | 'warning' | 'danger' | 'success';
const ICONS = {
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  danger: IconAlertCircle,
  success: IconCircleCheck,
};

/** A message in place. Danger is announced at once (`role=alert`), the others politely. */
export function Notice({
  tone = 'info',
  title,
  action,
  children,
}: {
  tone?: Tone;
  title?: string | undefined;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={`notice ${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon of={ICONS[tone]} />
      <div className="grow">
        {title ? <strong>{title} </strong> : null}
        {children}
      </div>
      {action}
    </div>
  );
}
