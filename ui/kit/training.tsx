import { IconAlertTriangle } from '@tabler/icons-react';
import { Icon } from './icon.tsx';

export type Purpose = 'producao' | 'treinamento' | 'homologacao' | null;

/** What stands on every page, and on paper, of an installation that is no production. */
const MARKS: Partial<Record<NonNullable<Purpose>, { tag: string; paper: string }>> = {
  treinamento: { tag: 'Instalação de treinamento', paper: 'TREINAMENTO – SEM VALOR' },
  homologacao: { tag: 'Clone de homologação', paper: 'HOMOLOGAÇÃO – SEM VALOR' },
};

export const markOf = (purpose: Purpose) => (purpose ? MARKS[purpose] : undefined);

/** The amber tag of an installation for training or tests, on every page; nothing in production. */
export function TrainingTag({ purpose }: { purpose: Purpose }) {
  const mark = markOf(purpose);
  if (!mark) return null;
  return (
    <span className="training-tag">
      <Icon of={IconAlertTriangle} size="small" />
      {mark.tag}
    </span>
  );
}

/** The striped line under the bar of an installation for training or tests. */
export function TrainingLine({ purpose }: { purpose: Purpose }) {
  return markOf(purpose) ? <div className="training-line" /> : null;
}
