import { IconAlertTriangle } from '@tabler/icons-react';
import { Icon } from './icon.tsx';

export type Purpose = 'producao' | 'treinamento' | null;

/** The amber tag of a training installation, on every page; nothing in production. */
export function TrainingTag({ purpose }: { purpose: Purpose }) {
  if (purpose !== 'treinamento') return null;
  return (
    <span className="training-tag">
      <Icon of={IconAlertTriangle} size="small" />
      Instalação de treinamento
    </span>
  );
}

/** The striped line under the bar of a training installation. */
export function TrainingLine({ purpose }: { purpose: Purpose }) {
  return purpose === 'treinamento' ? <div className="training-line" /> : null;
}
