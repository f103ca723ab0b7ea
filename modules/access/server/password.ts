import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { searchKey } from '@pec-aberto/brazil';

// OWASP's minimum for Argon2id: 19 MiB, two passes, one lane.
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), ARGON2);

export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  // Somebody without password costs the same time, so that the answer does not tell who exists.
  const matches = await verify(stored ?? (await decoy()), password.normalize('NFC'));
  return matches && stored !== null;
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword('senha que ninguém tem');
  return decoyHash;
}

export type PersonalData = { cpf: string | null; cns: string | null; name: string; birthDate: string | null };

const RULES = {
  'password-length': 'A senha precisa ter de 8 a 20 caracteres.',
  'password-space': 'A senha não pode ter espaços.',
  'password-letter': 'A senha precisa ter ao menos uma letra.',
  'password-digit': 'A senha precisa ter ao menos um número.',
  'password-personal': 'A senha não pode conter seu nome, CPF, CNS ou data de nascimento.',
} as const;

/** The first rule a new password breaks; undefined when it is good. */
export function passwordProblem(
  password: string,
  person: PersonalData,
): { code: string; message: string } | undefined {
  const code = brokenRule(password, person);
  return code && { code, message: RULES[code] };
}

function brokenRule(password: string, person: PersonalData): keyof typeof RULES | undefined {
  const length = Array.from(password).length;
  if (length < 8 || length > 20) return 'password-length';
  if (/[\s\p{Cc}]/u.test(password)) return 'password-space';
  if (!/\p{L}/u.test(password)) return 'password-letter';
  if (!/\d/.test(password)) return 'password-digit';
  return containsPersonalData(password, person) ? 'password-personal' : undefined;
}

// Shorter pieces of a name ("Ana", "Sá") stand in too many good passwords.
const NAME_PIECE = 4;

function containsPersonalData(password: string, person: PersonalData): boolean {
  const key = searchKey(password);
  const digits = password.replaceAll(/\D/g, '');
  const [year = '', month = '', day = ''] = person.birthDate?.split('-') ?? [];
  const numbers = [
    person.cpf,
    person.cns,
    day + month + year,
    year + month + day,
    day + month + year.slice(2),
  ];
  const pieces = searchKey(person.name).split(' ');
  return (
    numbers.some((number) => number && number.length >= 6 && digits.includes(number)) ||
    pieces.some((piece) => piece.length >= NAME_PIECE && key.includes(piece))
  );
}

// Without letters and digits that look alike on paper (0 O, 1 l I).
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const DIGITS = '23456789';

/** A password to be read aloud or written down and changed at the first entry: `abcd-2345-efgh` in form. */
export function generateProvisionalPassword(): string {
  const draw = (alphabet: string, count: number) =>
    Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${draw(LETTERS, 4)}-${draw(DIGITS, 4)}-${draw(LETTERS, 4)}`;
}
