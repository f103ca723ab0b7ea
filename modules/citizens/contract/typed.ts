import { isCns, isCpf } from '@pec-aberto/brazil';
import { isDay } from '#platform/contract/typed';
import { isTelephone, telephoneOf } from './telephone.ts';

/** What the box may hold at once. A number may be read in several ways; whoever it fits is found. */
export type Typed = {
  /** What is neither date nor number, as typed. */
  name: string;
  numbers: NumberTyped[];
  /** aaaa-mm-dd, aaaa-mm or aaaa. */
  dates: string[];
  /** Written as a day, that none of the living was born on: they find nobody. */
  notDays: NotDay[];
};

/** `none`: there is no such day; `ahead`: it has not come. */
export type NotDay = { text: string; why: 'none' | 'ahead' | 'too-old' };

export type NumberTyped = {
  digits: string;
  /** Beginning of a CPF, CNS or another document: less than the whole number. */
  partial: boolean;
  /** As it is dialled within Brazil, where the digits may be a telephone. */
  phone: string | null;
  /** As long as one of these, whose check digits it does not have. */
  wrong?: 'cpf' | 'cns';
  /** aaaa-mm-dd, where the digits may be one: 12031972, 120372. */
  date?: string;
};

const OLDEST = 1890;
/** Fewer digits say nothing: they stay words ("João 2"). */
const FEWEST = 3;
const LONGEST_NUMBER = 20;

/** Reads the box: dates and numbers are known by their form, the rest is a name. `today` is aaaa-mm-dd. */
export function readTyped(text: string, today: string): Typed {
  const names: string[] = [];
  const typed: Typed = { name: '', numbers: [], dates: [], notDays: [] };
  for (const piece of pieces(text)) {
    const date = dateOf(piece, today);
    const notDay = date ? undefined : notDayOf(piece, today);
    const digits = piece.replace(/\D/g, '');
    if (notDay) typed.notDays.push(notDay);
    if (date) typed.dates.push(date);
    else if (isNumber(piece) && digits.length >= FEWEST) typed.numbers.push(numberOf(piece, digits, today));
    else names.push(piece);
  }
  typed.name = names.join(' ');
  return typed;
}

const isNumber = (piece: string) => /^\+?[\d.\-/()]*\d[\d.\-/()]*$/.test(piece);

/** Words as typed; a number written in groups (700 0000 0000 0005, (35) 90000-1234) is one. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let joinable = false;
  for (const piece of text.trim().split(/\s+/).filter(Boolean)) {
    const last = found.at(-1);
    const group = isNumber(piece) && !/^\d{1,2}\/\d/.test(piece);
    const year = /^(?:18|19|20)\d\d$/.test(piece);
    if (group && joinable && last !== undefined && !piece.startsWith('+'))
      found[found.length - 1] = last + piece;
    else found.push(piece);
    joinable = group && !(year && !joinable);
  }
  return found;
}

/** 12/03/1972, 12-3-72, 12.03.1972, 03/1972, 1972. Two digits of a year are of the century that makes it past. */
function dateOf(piece: string, today: string): string | undefined {
  const whole = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(piece);
  if (whole) return civilDate(whole[3] ?? '', whole[2] ?? '', whole[1] ?? '', today);
  const month = /^(\d{1,2})\/(\d{4})$/.exec(piece);
  if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12)
    return `${month[2]}-${(month[1] ?? '').padStart(2, '0')}`;
  const year = /^\d{4}$/.test(piece) ? Number(piece) : 0;
  return year >= OLDEST && year <= Number(today.slice(0, 4)) ? piece : undefined;
}

/** Of a piece that is no date, although it is written as one. */
function notDayOf(piece: string, today: string): NotDay | undefined {
  if (/^\d{1,2}\/\d{4}$/.test(piece)) return { text: piece, why: 'none' };
  const [, day, , month, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})$/.exec(piece) ?? [];
  if (!day || !month || !year) return undefined;
  const date = fullDate(year, month, day, today);
  return { text: piece, why: !isDay(date) ? 'none' : date > today ? 'ahead' : 'too-old' };
}

function civilDate(year: string, month: string, day: string, today: string): string | undefined {
  const date = fullDate(year, month, day, today);
  return isDay(date) && Number(date.slice(0, 4)) >= OLDEST && date <= today ? date : undefined;
}

const fullDate = (year: string, month: string, day: string, today: string): string =>
  `${year.length === 4 ? year : shortYear(year, month, day, today)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

function shortYear(year: string, month: string, day: string, today: string): string {
  const century = today.slice(0, 2);
  const recent = `${century}${year}`;
  const future = `${recent}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` > today;
  return future ? `${Number(century) - 1}${year}` : recent;
}

function numberOf(piece: string, digits: string, today: string): NumberTyped {
  const date = joinedDate(digits, today);
  const international = piece.startsWith('+');
  const wrong = international ? undefined : wrongDocument(digits);
  const whole = isCpf(digits) || isCns(digits) || digits.length >= 15;
  return {
    digits: digits.slice(0, LONGEST_NUMBER),
    partial: !whole,
    phone: telephoneOf(digits, international),
    ...(wrong ? { wrong } : {}),
    ...(date ? { date } : {}),
  };
}

function wrongDocument(digits: string): NumberTyped['wrong'] {
  if (digits.length === 11 && !isCpf(digits)) return 'cpf';
  return digits.length === 15 && !isCns(digits) ? 'cns' : undefined;
}

/** The number of a document that lacks its check digits, and can be no telephone either. */
export const surelyWrong = ({ wrong, phone }: NumberTyped): boolean =>
  wrong !== undefined && (phone === null || !isTelephone(phone));

/** 12031972, 120372. */
function joinedDate(digits: string, today: string): string | undefined {
  const parts = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(digits);
  return parts ? civilDate(parts[3] ?? '', parts[2] ?? '', parts[1] ?? '', today) : undefined;
}
