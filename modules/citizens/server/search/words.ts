import { searchKeys } from '@pec-aberto/matching';

/** What a person may be found by. Absent and empty say nothing; numbers are taken by their letters and digits. */
export type Findable = {
  name: string;
  socialName?: string | null | undefined;
  motherName?: string | null | undefined;
  /** aaaa-mm-dd. */
  birthDate?: string | null | undefined;
  phones: readonly (string | null | undefined)[];
  /** IBGE codes of where the person was born and lives. */
  birthMunicipalityIbge?: string | null | undefined;
  municipalityIbge?: string | null | undefined;
  /** Every document the person has or had: CPF, CNS, NIS, RG, prontuário… */
  numbers: readonly (string | null | undefined)[];
};

/**
 * First letter of a word in `citizen.search` that is not a word of the person's own name. Names are kept in
 * capitals, so a small letter can never be one of them.
 */
export const MARK = {
  sound: 's',
  motherWord: 'm',
  motherSound: 'n',
  birth: 'd',
  phone: 't',
  number: 'c',
  birthPlace: 'b',
  residence: 'r',
} as const;

/** PostgreSQL refuses longer ones (2,046 bytes); nobody is looked for by more. */
const LONGEST = 60;

/**
 * All the words kept in `citizen.search` of a person, each once: to be given to `array_to_tsvector`.
 * Whoever writes a citizen writes these with it.
 */
export function searchWords(person: Findable): string[] {
  const names = [person.name, person.socialName ?? ''];
  const own = [...names, ...names.flatMap(afterD)].map(searchKeys);
  const mother = searchKeys(person.motherName ?? '');
  const words = [
    ...own.flatMap((keys) => keys.tokens),
    ...own.flatMap((keys) => keys.sounds).map((sound) => MARK.sound + sound),
    ...mother.tokens.map((word) => MARK.motherWord + word),
    ...mother.sounds.map((sound) => MARK.motherSound + sound),
    ...(person.birthDate ? [birthWord(person.birthDate)] : []),
    ...person.phones.flatMap((phone) => phoneWords(phone ?? '')),
    ...(person.birthMunicipalityIbge ? [MARK.birthPlace + person.birthMunicipalityIbge] : []),
    ...(person.municipalityIbge ? [MARK.residence + person.municipalityIbge] : []),
    ...person.numbers.map((number) => numberWord(number ?? '')).filter((word) => word !== MARK.number),
  ];
  return [...new Set(words.map((word) => word.slice(0, LONGEST)))];
}

/** ÁVILA of D'ÁVILA: names are written with the apostrophe, and asked for without what stands before it. */
const afterD = (name: string) =>
  [...name.matchAll(/(?:^|\s)D['’‘´`ʼ′](\p{L}+)/giu)].map(([, part]) => part ?? '');

/** 1972-03-12, or its beginning (1972, 1972-03), as it is kept. */
export function birthWord(date: string): string {
  return MARK.birth + date.replaceAll('-', '');
}

/** A document as it is kept: without mask, capitals. */
function numberWord(number: string): string {
  return MARK.number + number.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/**
 * A telephone by its last eight digits, and by its DDD before them: so it is found with and without DDD, and with
 * and without the ninth digit that mobiles got between 2012 and 2016 (Resolução Anatel 553/2010).
 */
export function phoneWords(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 8) return [];
  const last = digits.slice(-8);
  const ddd = digits.length === 10 || digits.length === 11 ? [MARK.phone + digits.slice(0, 2) + last] : [];
  return [MARK.phone + last, ...ddd];
}
