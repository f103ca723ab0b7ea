import { nameCharacterSentence, personNameSentence } from '@pec-aberto/brazil';

/** The rules of names of PEC and NAME-RULE of the LEDI (RN002 of CADSUS, reduced): said while typing, and held by the server. */

const ONE_LETTER = 'O nome tem uma letra só. Informe o nome completo.';
const INITIAL = 'Escreva por extenso o nome que está com uma letra só; apenas E e Y podem ficar sozinhos.';
const SOCIAL_LONG = 'O nome social passa de 70 letras.';

/** The sentence for a full name in capitals, single spaces; undefined for a good one. */
export function nameFault(name: string): string | undefined {
  if (name.length === 1) return ONE_LETTER;
  const sentence = personNameSentence(name);
  if (sentence !== undefined) return sentence;
  const [, ...rest] = name.split(' ');
  // After the first term, one letter alone is a conjunction (E, Y), not a name: "ANA B SILVA" is refused.
  return rest.some((term) => term.length === 1 && !/[EY]/.test(term)) ? INITIAL : undefined;
}

/** Letters and apostrophe, up to 70 characters, any number of terms. */
export function socialNameFault(name: string): string | undefined {
  if (name.length > 70) return SOCIAL_LONG;
  return nameCharacterSentence(name);
}
