import { normalizeName, personNameSentence } from '@pec-aberto/brazil';

/** What is wrong with the name of a person, as the server says it. */
export const nameCheck = (name: string): string | undefined => personNameSentence(normalizeName(name));

export const emailCheck = (typed: string): string | undefined =>
  /^\S+@\S+\.\S+$/.test(typed.trim()) ? undefined : 'E-mail incompleto. Exemplo: nome@municipio.gov.br.';
