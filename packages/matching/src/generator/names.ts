import { GIVEN_NAMES } from '../data/given-names.ts';
import { CENSUS_NAMES } from '../names/frequencies.ts';
import { type Dice, type Urn, urn } from './dice.ts';

export type Sex = 'M' | 'F';

/** Births before 1960, from 1960 to 1989, after. */
const eraOf = (year: number): 0 | 1 | 2 => (year < 1960 ? 0 : year < 1990 ? 1 : 2);

const given = GIVEN_NAMES.split(';').map((entry) => {
  const [name = '', sex = '', ...thousands] = entry.trim().split(/\s+/);
  return { name, sex, thousands: thousands.map(Number) };
});

const givenUrns: Record<Sex, Urn<string>[]> = { M: eras('M'), F: eras('F') };

function eras(sex: Sex): Urn<string>[] {
  return [0, 1, 2].map((era) =>
    urn(given.filter((name) => name.sex === sex).map(({ name, thousands }) => [name, thousands[era] ?? 0])),
  );
}

const surnames = urn([...CENSUS_NAMES.surname]);

/** Second names by which compound names are made: JOAO PEDRO, MARIA EDUARDA, MARIA DAS DORES. */
const SECOND: Readonly<Record<Sex, readonly string[]>> = {
  M: 'PEDRO HENRIQUE CARLOS LUIZ PAULO VITOR GABRIEL EDUARDO ANTONIO ROBERTO AUGUSTO MIGUEL LUCAS HENRIQUE FELIPE GUILHERME CESAR RICARDO FERNANDO ALBERTO'.split(
    ' ',
  ),
  F: 'EDUARDA CLARA APARECIDA LUIZA VITORIA CRISTINA PAULA BEATRIZ JULIA CAROLINA FERNANDA HELENA LUCIA REGINA DAS~DORES DE~FATIMA DO~SOCORRO DE~LOURDES JOSE ISABEL'.split(
    ' ',
  ),
};

const PARTICLES: Readonly<Record<string, string>> = {
  SILVA: 'DA',
  SANTOS: 'DOS',
  COSTA: 'DA',
  NASCIMENTO: 'DO',
  CRUZ: 'DA',
  ROCHA: 'DA',
  OLIVEIRA: 'DE',
  SOUZA: 'DE',
  SOUSA: 'DE',
  LIMA: 'DE',
  JESUS: 'DE',
  ALMEIDA: 'DE',
  ARAUJO: 'DE',
  CARVALHO: 'DE',
  ANDRADE: 'DE',
  CONCEICAO: 'DA',
  REIS: 'DOS',
  PAULA: 'DE',
  ANJOS: 'DOS',
};

/** A given name, of two words for about two in five people. */
export function drawGiven(dice: Dice, sex: Sex, year: number): string {
  const first = dice.draw(givenUrns[sex][eraOf(year)] ?? surnames);
  if (!dice.chance(first === 'MARIA' || first === 'ANA' || first === 'JOAO' ? 0.75 : 0.35)) return first;
  const second = dice.pick(SECOND[sex]).replace('~', ' ');
  return second === first ? first : `${first} ${second}`;
}

export const drawSurname = (dice: Dice): string => dice.draw(surnames);

/** 'JOSE', ['SOUZA', 'SILVA'] to 'JOSE DE SOUZA DA SILVA'; particles come and go. */
export function fullName(dice: Dice, givenName: string, words: readonly string[]): string {
  const parts = words.map((word) => {
    const particle = PARTICLES[word];
    return particle && dice.chance(0.6) ? `${particle} ${word}` : word;
  });
  return [givenName, ...parts].join(' ');
}

/** Another name that parents give to a twin or a younger child: often one that begins alike. */
export function otherGiven(dice: Dice, given: string, sex: Sex, year: number): string {
  const [first = '', ...rest] = given.split(' ');
  const alike = dice.chance(0.5);
  for (let attempt = 0; ; attempt += 1) {
    const compound = alike && rest.length > 0 && attempt < 5;
    const found = compound
      ? `${first} ${dice.pick(SECOND[sex]).replace('~', ' ')}`
      : drawGiven(dice, sex, year);
    if (found === given) continue;
    if (!alike || compound || attempt > 20 || found.slice(0, 2) === given.slice(0, 2)) return found;
  }
}

/** How the end of a name is changed to make that of a twin: ELISA and ELISE, JULIANO and JULIANE, KAUAN and KAUAN+I. */
const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/A$/, ['E', 'I', 'IA', 'ZA']],
  [/E$/, ['A', 'I', 'EN']],
  [/O$/, ['I', 'AN', 'E']],
  [/$/, ['A', 'I', 'ES', 'SON']],
];

/** The name of a twin that a letter or two tell from the other's. */
export function alikeGiven(dice: Dice, given: string): string {
  const words = given.split(' ');
  const last = words.length - 1;
  const word = words[last] ?? '';
  const [, others] = ENDINGS.find(([ending]) => ending.test(word)) ?? [/$/, ['A']];
  const stem = /[AEO]$/.test(word) ? word.slice(0, -1) : word;
  return [...words.slice(0, last), stem + dice.pick(others)].join(' ');
}
