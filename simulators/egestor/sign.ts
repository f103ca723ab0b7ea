import { ActivationFormatError, formatContraChave, signContraChave } from '@pec-aberto/activation';
import { simulatorPrivateKey } from './key.ts';

/** The contra-chave of a chave, in groups; or a sentence about what is wrong with the chave. */
export function answerChave(chave: string, now: Date): { contraChave: string } | { refusal: string } {
  try {
    const text = signContraChave({ chave, privateKey: simulatorPrivateKey(), issuedAt: now });
    return { contraChave: formatContraChave(text) };
  } catch (error) {
    if (!(error instanceof ActivationFormatError)) throw error;
    return { refusal: SENTENCES[error.fault] };
  }
}

const SENTENCES = {
  form: 'A chave tem 32 dígitos, em 8 grupos de 4. Copie de novo a que o PEC mostra.',
  typing: 'Há um dígito trocado na chave. Confira com a que o PEC mostra.',
  version: 'A chave é de uma versão que este simulador não conhece.',
} as const;
