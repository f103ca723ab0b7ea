import { isCep, isCns, isCpf, normalizeDigits } from '@pec-aberto/brazil';
import { type NameForm, nameForm } from './names/form.ts';
import { nameless } from './names/nameless.ts';
import { type Word, wordsOf } from './names/normalise.ts';
import type { Person } from './person.ts';

/** A person ready to be compared many times. Empty text, empty list, 0 or null: not known. */
export type Prepared = {
  readonly id: string;
  readonly name: NameForm | null;
  readonly social: NameForm | null;
  /** The record of a newborn or of somebody without a name. */
  readonly nameless: boolean;
  /** Year × 10,000 + month × 100 + day. */
  readonly birth: number;
  readonly sex: '' | 'M' | 'F';
  readonly mother: NameForm | null;
  readonly father: NameForm | null;
  /** Valid ones only. */
  readonly cpf: string;
  /** Eleven digits that are no valid CPF: perhaps a slip of the pen. */
  readonly wrongCpf: string;
  readonly cns: readonly string[];
  /** Last eight digits: area code and the ninth digit come and go. */
  readonly phones: readonly string[];
  readonly email: string;
  /** Sounds of the words of the street, without its kind (RUA, AVENIDA). */
  readonly street: string;
  readonly number: string;
  readonly bairro: string;
  readonly cep: string;
  /** Six digits. */
  readonly municipality: string;
  readonly birthMunicipality: string;
  /** Empty: died on an unknown day; null: lives; undefined: the roster does not tell who died. */
  readonly deceasedOn: string | null | undefined;
};

/** Brings a person into the form that is compared. Pure; the same person gives the same form. */
export function prepare(person: Person): Prepared {
  const newborn = person.name ? nameless(person.name) : null;
  const cpf = cpfDigits(person.cpf);
  return {
    id: person.id,
    name: newborn ? null : nameForm(person.name),
    social: nameForm(person.socialName),
    nameless: newborn !== null,
    birth: dateNumber(person.birthDate),
    sex: person.sex ?? '',
    mother: nameForm(person.motherName) ?? nameForm(newborn?.mother),
    father: nameForm(person.fatherName),
    cpf: isCpf(cpf) ? cpf : '',
    wrongCpf: cpf.length === 11 && !isCpf(cpf) && !/^(.)\1*$/.test(cpf) ? cpf : '',
    cns: cnsOf(person),
    phones: phonesOf(person),
    email: emailOf(person.email),
    street: streetOf(person.street),
    number: numberOf(person.number),
    bairro: sounds(wordsOf(person.bairro ?? '')),
    cep: cepOf(person.cep),
    municipality: (person.municipality ?? '').slice(0, 6),
    birthMunicipality: (person.birthMunicipality ?? '').slice(0, 6),
    deceasedOn: deathOf(person.deceasedOn),
  };
}

/** Spreadsheets eat zeros at the beginning. */
function cpfDigits(cpf: string | null | undefined): string {
  const digits = normalizeDigits(cpf ?? '');
  return digits.length >= 9 ? digits.padStart(11, '0') : digits;
}

/** 'AAAA-MM-DD' as a number; 0 for what is no date of the calendar. */
function dateNumber(iso: string | null | undefined): number {
  if (!iso || !ISO_DATE.test(iso)) return 0;
  const [year, month, day] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8))];
  const real = month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysOf(year, month));
  return real ? year * 10_000 + month * 100 + day : 0;
}

function deathOf(day: string | null | undefined): string | null | undefined {
  if (!day) return day === undefined ? undefined : null;
  return dateNumber(day) > 0 ? day : '';
}

const ISO_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

const NONE: readonly string[] = [];

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function cnsOf({ cns }: Person): readonly string[] {
  if (!cns || cns.length === 0) return NONE;
  const valid = cns.map(normalizeDigits).filter((number) => isCns(number) && !/^(.)\1*$/.test(number));
  return [...new Set(valid)].sort();
}

/** Numbers of which somebody typed only to get past the form (99999999, 12345678) say nothing. */
function phonesOf({ phones }: Person): readonly string[] {
  if (!phones || phones.length === 0) return NONE;
  const last = phones.map((phone) => normalizeDigits(phone).slice(-8));
  return [...new Set(last)].filter((phone) => phone.length === 8 && !/^(.)\1{5}|12345678/.test(phone)).sort();
}

function emailOf(email: string | null | undefined): string {
  const text = (email ?? '').trim().toLowerCase();
  return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) && !/^(?:nao|sem|n)[.\-_]?(?:tem|possui|email)/.test(text)
    ? text
    : '';
}

const KINDS_OF_STREET = new Set(
  `RUA R AVENIDA AV AVE TRAVESSA TRAV TV PRACA PC PCA ALAMEDA AL ESTRADA EST ESTR RODOVIA ROD VILA VL BECO LARGO LGO
  SITIO FAZENDA FAZ POVOADO LOTEAMENTO LOT QUADRA VIA LADEIRA CONJUNTO CONJ`.split(/\s+/),
);

function streetOf(street: string | null | undefined): string {
  const words = wordsOf(street ?? '');
  return sounds(words.length > 1 && KINDS_OF_STREET.has(words[0]?.text ?? '') ? words.slice(1) : words);
}

const sounds = (words: readonly Word[]): string => words.map(({ sound }) => sound).join(' ');

/** Digits of the house; 'S/N' and zero are no number. */
const numberOf = (number: string | null | undefined): string =>
  normalizeDigits(number ?? '').replace(/^0+/, '');

function cepOf(cep: string | null | undefined): string {
  const digits = normalizeDigits(cep ?? '');
  return isCep(digits) && !/^(.)\1*$/.test(digits) ? digits : '';
}
