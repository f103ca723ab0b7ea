import { nameTokens, normaliseName, phonetic } from '@pec-aberto/matching';
import type { FormFields } from '../../contract/fields.ts';
import { yearsBefore } from '../rules/dates.ts';

export type Person = Pick<
  FormFields,
  'name' | 'socialName' | 'birthDate' | 'sex' | 'motherName' | 'cpf' | 'cns'
>;

/** Under this age an equal CPF needs equal names: it may be the mother's (unification-design §9.5.1). */
const CHILD_YEARS = 16;

/**
 * Is the person of a ficha the one registered under its number? An equal CPF or CNS alone never says so (§9.5.1): a
 * child carries the mother's, twins share one, a son has his father's. Names may be written in another way, and
 * have less words; the date of birth is the same, or two digits away under equal names.
 */
export function fitsNumber(ficha: Person, citizen: Person, today: string): boolean {
  if (contradictsSex(ficha, citizen)) return false;
  const equal = namesOf(ficha).some((one) => namesOf(citizen).some((other) => one === other));
  const apart = charactersApart(ficha.birthDate, citizen.birthDate);
  if (apart > 0) return equal && apart <= 2;
  if (ficha.birthDate !== null && ficha.birthDate > yearsBefore(today, CHILD_YEARS)) return equal;
  return namesOf(ficha).some((one) => namesOf(citizen).some((other) => soundsAlike(one, other)));
}

/**
 * The same person without a common number (§9.5.3): name, mother, birth and sex are the same, and no number of one
 * contradicts the other's.
 */
export function isSamePerson(ficha: Person, citizen: Person): boolean {
  const told = ficha.birthDate !== null && ficha.motherName !== null && citizen.motherName !== null;
  return (
    told &&
    ficha.birthDate === citizen.birthDate &&
    ficha.sex === citizen.sex &&
    normaliseName(ficha.name) === normaliseName(citizen.name) &&
    normaliseName(ficha.motherName ?? '') === normaliseName(citizen.motherName ?? '') &&
    (ficha.cpf === null || citizen.cpf === null || ficha.cpf === citizen.cpf) &&
    (ficha.cns === null || citizen.cns === null || ficha.cns === citizen.cns)
  );
}

const MALE = 0;
const FEMALE = 1;
const contradictsSex = (a: Person, b: Person) =>
  a.sex !== b.sex && [a, b].every(({ sex }) => sex === MALE || sex === FEMALE);

const namesOf = ({ name, socialName }: Person): string[] =>
  [name, socialName].filter((one): one is string => one !== null && one !== '').map(normaliseName);

function charactersApart(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number.POSITIVE_INFINITY;
  return Array.from(a).filter((character, place) => character !== b[place]).length;
}

/** The same given name, and every word of the shorter name heard in the longer one. */
function soundsAlike(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [one, other]
    .map((name) => nameTokens(name).map(phonetic))
    .toSorted((a, b) => a.length - b.length);
  return shorter.length > 1 && shorter[0] === longer[0] && shorter.every((sound) => longer.includes(sound));
}
