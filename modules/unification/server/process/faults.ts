import { conflict, notFound, type Problem, refused } from '#platform/errors/problem';
import type { ProcessState } from '../../contract/process.ts';
import type { ProcessRow } from './process-queries.ts';

const STATES: Record<ProcessState, string> = {
  requested: 'aguarda aprovação',
  accepted: 'aguarda unificação',
  running: 'está unificando',
  deciding: 'aguarda a decisão da central',
  unified: 'já unificou a base',
  denied: 'foi negada',
  cancelled: 'foi cancelada',
  undone: 'foi desfeita',
};

export const processNotFound = () => notFound('A solicitação de unificação');

/** 409 `unification-state` for what a process in this state does not do. */
export const wrongState = ({ state }: Pick<ProcessRow, 'state'>, what: string) =>
  conflict('unification-state', `A solicitação ${STATES[state]}: não é possível ${what}. Atualize a página.`);

export const otherSide = (what: string) =>
  conflict('unification-side', `Não é possível ${what} nesta instalação: isso se faz na outra.`);

export const underWay = (unitName: string) =>
  conflict(
    'unification-under-way',
    `A base de ${unitName} está sendo unificada agora. Uma de cada vez: aguarde que termine e tente de novo.`,
  );

export const busy = () =>
  conflict('unification-busy', 'Já há uma tarefa desta unificação em andamento. Aguarde que termine.');

export const otherLife = (who: string) =>
  conflict(
    'unification-other-life',
    `${who} foi restaurada de uma cópia, ou é outra, desde que a unificação foi solicitada. Cancele esta solicitação e faça outra.`,
  );

/** What the unit tells people while a centre that is no more the one of the process answers. */
export const CENTRE_OF_ANOTHER_LIFE = otherLife('A instalação central').detail;

/** For people of a centre that was restored, while the base that had entered before waits for them to decide. */
export const restoredSince = (): Problem =>
  conflict(
    'unification-other-life',
    'Esta instalação foi restaurada de uma cópia desde que a unificação foi solicitada, e a local já não responde por ela: não é possível confirmar. Desfaça, se a base entrou, ou cancele; na local, cancele; depois, solicite de novo.',
  );

export const OVERTAKEN = 'unification-overtaken';

export const overtaken = () =>
  conflict(
    OVERTAKEN,
    'A mensagem é anterior a outra que a central já recebeu, ou foi gravada no caminho e enviada de novo. Nada foi feito: tente de novo.',
  );

export const OTHER_VERSION = 'unification-version';

export const otherVersion = (unit: string, centre: string) =>
  refused(
    OTHER_VERSION,
    unit === centre
      ? `As duas instalações estão na versão ${unit}, mas suas bases não. Reinicie as duas, para que se atualizem, e tente de novo.`
      : `A instalação local está na versão ${unit} e a central, na ${centre}. ${toUpgrade(unit, centre)} e tente de novo.`,
  );

const toUpgrade = (unit: string, centre: string): string =>
  unit.localeCompare(centre, 'en', { numeric: true }) < 0
    ? `Atualize a local para a ${centre}`
    : `Atualize a central para a ${unit}`;
