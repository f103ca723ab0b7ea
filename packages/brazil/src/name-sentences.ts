import { type PersonNameProblem, personNameProblem } from './names.ts';

const SENTENCES: Record<Exclude<PersonNameProblem, 'characters'>, string> = {
  short: 'Informe o nome completo, com ao menos 3 letras.',
  long: 'O nome passa de 70 letras. Abrevie um dos nomes do meio.',
  spaces: 'Confira os espaços do nome.',
  'single-term': 'Informe o nome e o sobrenome.',
  initials: 'Escreva o nome por extenso, sem iniciais.',
  'two-short-terms': 'Informe o nome completo.',
};

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

/** What to write instead of the first character, with its accents, that no name may have; undefined for a good one. */
export function nameCharacterSentence(name: string): string | undefined {
  const all = name.normalize('NFC').match(/\P{M}\p{M}*|\p{M}/gu) ?? [];
  const stranger = all.find((one) => personNameProblem(`AAA ${one}`) === 'characters');
  if (stranger === undefined) return undefined;
  const [, say] = STRANGERS.find(([pattern]) => pattern.test(stranger.normalize('NFD'))) ?? [];
  return say?.(stranger);
}

/** What is wrong with the full name of a person, and what to write; undefined for what LEDI's NAME-RULE takes. */
export function personNameSentence(name: string): string | undefined {
  const problem = personNameProblem(name);
  if (problem === 'characters') return nameCharacterSentence(name);
  return problem ? SENTENCES[problem] : undefined;
}
