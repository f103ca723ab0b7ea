import { conflict, type Problem, refused } from '#platform/errors/problem';
import { otherVersion } from '../process/faults.ts';

/** What each side tells of itself; municipalities by IBGE code. */
export type Told = {
  installation: { id: string };
  program: string;
  schema: string;
  purpose: string;
  municipalities: readonly string[];
};

const PURPOSES: Record<string, string> = {
  producao: 'de produção',
  treinamento: 'de treinamento',
  homologacao: 'um clone de homologação',
};
const purposeText = (purpose: string) => PURPOSES[purpose] ?? 'de outro tipo';

/** Why a unit and a centre cannot become one; undefined where they may. The same on both sides. */
export function pairingProblem(unit: Told, centre: Told & { resources: string }): Problem | undefined {
  // First of all: what two versions tell of themselves may mean other things.
  if (unit.program !== centre.program || unit.schema !== centre.schema) {
    return otherVersion(unit.program, centre.program);
  }
  if (unit.installation.id === centre.installation.id) {
    return refused(
      'unification-itself',
      'O endereço informado é o desta mesma instalação, ou de uma cópia dela. Informe o da instalação central.',
      [{ path: 'link', message: 'É esta mesma instalação.' }],
    );
  }
  if (centre.resources !== 'prontuario') {
    return refused(
      'unification-centraliser',
      'A instalação informada é uma centralizadora: ela recebe lotes, não prontuários. Informe a que tem prontuário.',
    );
  }
  if (unit.purpose !== centre.purpose) {
    return refused(
      'unification-purpose',
      `A instalação local é ${purposeText(unit.purpose)} e a central é ${purposeText(centre.purpose)}. As duas precisam ser do mesmo tipo.`,
    );
  }
  const foreign = unit.municipalities.filter((ibge) => !centre.municipalities.includes(ibge));
  if (foreign.length > 0 || unit.municipalities.length === 0) {
    return refused(
      'unification-municipality',
      unit.municipalities.length === 0
        ? 'Esta instalação não tem município. Adicione-o em Municípios e responsáveis.'
        : `A instalação central não atende o município de código IBGE ${foreign.join(', ')}. Adicione-o lá, em Municípios e responsáveis, e tente de novo.`,
    );
  }
  return undefined;
}

const MOST_SECONDS = 60;

/** Two clocks that differ would give instants of two orders to one base. */
export const clockSeconds = (at: string, now: Date): number =>
  Math.round(Math.abs(Date.parse(at) - now.getTime()) / 1000);
export const isSameTime = (at: string, now: Date): boolean => clockSeconds(at, now) <= MOST_SECONDS;

export const receivingNow = () =>
  conflict(
    'unification-receiving',
    'Esta instalação recebe bases de outras. Termine todos os recebimentos antes de solicitar a unificação dela.',
  );
