import { type PersonNameProblem, personNameProblem } from '@pec-aberto/brazil';

/** §2.4 "Name rules" and LEDI NAME-RULE (RN002 of CADSUS, reduced): said while typing, and held by the server. */

const SENTENCES: Record<Exclude<PersonNameProblem, 'characters'>, string> = {
  short: 'Informe o nome completo, com ao menos 3 letras.',
  long: 'O nome passa de 70 letras. Abrevie um dos nomes do meio.',
  spaces: 'Confira os espaços do nome.',
  'single-term': 'Informe o nome e o sobrenome.',
  initials: 'Escreva o nome por extenso, sem iniciais.',
  'two-short-terms': 'Informe o nome completo.',
};
const ONE_LETTER = 'O nome tem uma letra só. Informe o nome completo.';
const INITIAL = 'Escreva por extenso o nome que está com uma letra só; apenas E e Y podem ficar sozinhos.';
const SOCIAL_LONG = 'O nome social passa de 70 letras.';

/** What a name may not have, by the first that fits: it is named, with what to write instead. */
const STRANGERS: readonly (readonly [RegExp, (it: string) => string])[] = [
  [/[\p{Pd}\u2212]/u, () => 'Nomes não levam hífen (-). Ponha um espaço no lugar dele.'],
  [/\./, () => 'Nomes não levam ponto (.). Escreva por extenso o que está abreviado.'],
  [/["`´‘“”ʼ′]/, (it) => `Nomes não levam ${it}. Digite um apóstrofo (') no lugar, ou apague.`],
  [/\p{N}/u, (it) => `Nomes não levam números (${it}). Apague ou escreva por extenso.`],
  // An accent that Portuguese names do not have.
  [/^[A-Z]/, (it) => `Nomes não levam a letra ${it}. Escreva ${it.normalize('NFD').charAt(0)}.`],
  [/\p{L}/u, (it) => `Nomes não levam a letra ${it}. Escreva com as letras do português.`],
  [/[\p{P}\p{S}]/u, (it) => `Nomes não levam “${it}”. Apague este sinal.`],
  [/^/, () => 'O nome tem um sinal que não se vê. Apague o nome e digite de novo.'],
];

/** The sentence for the first character, with its accents, that no name may have. */
function strangerFault(name: string): string | undefined {
  const all = name.normalize('NFC').match(/\P{M}\p{M}*|\p{M}/gu) ?? [];
  const stranger = all.find((one) => personNameProblem(`AAA ${one}`) === 'characters');
  if (stranger === undefined) return undefined;
  const [, say] = STRANGERS.find(([pattern]) => pattern.test(stranger.normalize('NFD'))) ?? [];
  return say?.(stranger);
}

/** The sentence for a full name in capitals, single spaces; undefined for a good one. */
export function nameFault(name: string): string | undefined {
  if (name.length === 1) return ONE_LETTER;
  const problem = personNameProblem(name);
  if (problem === 'characters') return strangerFault(name);
  if (problem) return SENTENCES[problem];
  const [, ...rest] = name.split(' ');
  // After the first term, one letter alone is a conjunction (E, Y), not a name: "ANA B SILVA" is refused.
  return rest.some((term) => term.length === 1 && !/[EY]/.test(term)) ? INITIAL : undefined;
}

/** Letters and apostrophe, up to 70 characters, any number of terms. */
export function socialNameFault(name: string): string | undefined {
  if (name.length > 70) return SOCIAL_LONG;
  return strangerFault(name);
}
