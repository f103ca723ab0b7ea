import {
  ActivationFormatError,
  type ContraChave,
  type FormatFault,
  isChave,
  readChave,
  readContraChave,
} from '@pec-aberto/activation';
import { type Problem, refused } from '#platform/errors/problem';
import type { ActivationAuthority } from './authority.ts';

export type Expected = {
  /** The chave shown by this installation: of a municipality, or of a request of reset. */
  chave: string;
  authorities: readonly ActivationAuthority[];
  /** Training installations, and tests that say so. */
  acceptsSimulators: boolean;
};

export type Accepted = { contraChave: ContraChave; authority: ActivationAuthority };

const REFUSALS = {
  'contra-chave-is-chave':
    'Esta é a chave, não a contra-chave. Envie a chave a quem autoriza e cole aqui a resposta.',
  'contra-chave-form':
    'A contra-chave está incompleta ou tem caracteres a mais. Copie de novo os 152 caracteres, ou use o arquivo.',
  'contra-chave-typing': 'Há um caractere trocado na contra-chave. Confira com o original ou copie de novo.',
  'contra-chave-version': 'A contra-chave é de uma versão mais nova do programa. Atualize a instalação.',
  'contra-chave-authority':
    'A contra-chave é de uma autoridade que esta instalação não conhece. Peça ao instalador que a cadastre.',
  'contra-chave-signature': 'A assinatura da contra-chave não confere. Peça outra a quem a emitiu.',
  'contra-chave-simulator':
    'A contra-chave é do simulador, que só vale em instalação de treinamento. Peça uma à autoridade real.',
  'contra-chave-purpose':
    'Esta contra-chave foi dada para outro fim. Envie a chave mostrada aqui e peça outra.',
  'contra-chave-request':
    'Esta contra-chave responde a outro pedido. Envie a chave mostrada aqui e peça outra.',
  'contra-chave-municipality':
    'A contra-chave é de outro município. Confira a chave enviada e peça a contra-chave deste.',
  'contra-chave-installation':
    'A contra-chave é de outra instalação deste município. Envie a chave mostrada aqui e peça outra.',
} as const;

const OF_FORMAT: Record<FormatFault, keyof typeof REFUSALS> = {
  form: 'contra-chave-form',
  typing: 'contra-chave-typing',
  version: 'contra-chave-version',
};

function refusal(code: keyof typeof REFUSALS): Problem {
  const message = REFUSALS[code];
  return refused(code, message, [{ path: 'contraChave', message }]);
}

/**
 * Decides on a contra-chave without internet. Throws a 422 whose code says what is wrong. The day of issue is
 * not judged: a unit's clock may be wrong, and a contra-chave does not expire.
 */
export function checkContraChave(text: string, expected: Expected): Accepted {
  if (isChave(text)) throw refusal('contra-chave-is-chave');
  const contraChave = read(text);
  const authority = expected.authorities.find(({ id }) => id === contraChave.authorityId);
  if (!authority) throw refusal('contra-chave-authority');
  if (!authority.verify(contraChave)) throw refusal('contra-chave-signature');
  if (authority.simulated && !expected.acceptsSimulators) throw refusal('contra-chave-simulator');
  const own = readChave(expected.chave);
  if (contraChave.purpose !== own.asks) throw refusal('contra-chave-purpose');
  if (own.asks === 'installer-reset' && contraChave.digest !== own.digest) {
    throw refusal('contra-chave-request');
  }
  if (contraChave.ibge !== own.ibge) throw refusal('contra-chave-municipality');
  if (contraChave.digest !== own.digest) throw refusal('contra-chave-installation');
  return { contraChave, authority };
}

function read(text: string): ContraChave {
  try {
    return readContraChave(text);
  } catch (error) {
    if (error instanceof ActivationFormatError) throw refusal(OF_FORMAT[error.fault]);
    throw error;
  }
}
