import { isCns, isCpf } from '@pec-aberto/brazil';

/** What the box may hold at once. A number may be read in several ways; whoever it fits is found. */
export type Typed = {
  /** What is neither date nor number, as typed. */
  name: string;
  numbers: NumberTyped[];
  /** aaaa-mm-dd, aaaa-mm or aaaa. */
  dates: string[];
};

export type NumberTyped = {
  digits: string;
  /** Beginning of a CPF, CNS or another document: less than the whole number. */
  partial: boolean;
  phone: boolean;
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
  const typed: Typed = { name: '', numbers: [], dates: [] };
  for (const piece of pieces(text)) {
    const date = dateOf(piece, today);
    const digits = piece.replace(/\D/g, '');
    if (date) typed.dates.push(date);
    else if (isNumber(piece) && digits.length >= FEWEST) typed.numbers.push(numberOf(digits, today));
    else names.push(piece);
  }
  typed.name = names.join(' ');
  return typed;
}

const isNumber = (piece: string) => /^[\d.\-/()]*\d[\d.\-/()]*$/.test(piece);

/** Words as typed; a number written in groups (700 0000 0000 0005, (35) 90000-1234) is one. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let joinable = false;
  for (const piece of text.trim().split(/\s+/).filter(Boolean)) {
    const last = found.at(-1);
    const group = isNumber(piece) && !/^\d{1,2}\/\d/.test(piece);
    const year = /^(?:18|19|20)\d\d$/.test(piece);
    if (group && joinable && last !== undefined) found[found.length - 1] = last + piece;
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

function civilDate(year: string, month: string, day: string, today: string): string | undefined {
  const full = year.length === 4 ? year : shortYear(year, month, day, today);
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
  return exists && Number(full) >= OLDEST && date <= today ? date : undefined;
}

function shortYear(year: string, month: string, day: string, today: string): string {
  const century = today.slice(0, 2);
  const recent = `${century}${year}`;
  const future = `${recent}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` > today;
  return future ? `${Number(century) - 1}${year}` : recent;
}

function numberOf(digits: string, today: string): NumberTyped {
  const date = joinedDate(digits, today);
  const whole = isCpf(digits) || isCns(digits) || digits.length >= 15;
  return {
    digits: digits.slice(0, LONGEST_NUMBER),
    partial: !whole,
    phone: digits.length >= 8 && digits.length <= 11,
    ...(date ? { date } : {}),
  };
}

/** 12031972, 120372. */
function joinedDate(digits: string, today: string): string | undefined {
  const parts = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(digits);
  return parts ? civilDate(parts[3] ?? '', parts[2] ?? '', parts[1] ?? '', today) : undefined;
}
