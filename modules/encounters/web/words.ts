import type { Encounter } from '../contract/parts.ts';

type Kind = Pick<Encounter, 'kind' | 'scheduled'>;

/** What it is called: who has an appointment is heard in a pré-atendimento. */
export const kindName = ({ kind, scheduled }: Kind): string => {
  if (kind !== 'escuta') return 'Atendimento';
  return scheduled ? 'Pré-atendimento' : 'Escuta inicial';
};

/** The list that an encounter is of. */
export const listOf = ({ late }: Pick<Encounter, 'late'>) =>
  late
    ? ({ label: 'Registro tardio', to: '/registro-tardio' } as const)
    : ({ label: 'Lista de atendimentos', to: '/lista-de-atendimentos' } as const);

/** "Escuta inicial finalizada". */
export const finishedText = (encounter: Kind): string => {
  const name = kindName(encounter);
  return `${name} ${name === 'Escuta inicial' ? 'finalizada' : 'finalizado'}`;
};
