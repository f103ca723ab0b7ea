import { createHash } from 'node:crypto';
import { ActivationFormatError } from './fault.ts';

/*
 * Layout of the chave, 32 decimal digits:
 *   1      what it asks for: '1' activation of a municipality, '2' reset of the installer
 *   2–8    IBGE code of the municipality; zeros for the whole installation
 *   9–30   digest: SHA-256 of installation and municipality (or request), modulo 10^22
 *   31–32  check digits, ISO 7064 MOD 97-10: every changed digit and every exchange of two is noticed
 */
const MUNICIPALITY = '1';
const INSTALLER = '2';
const WHOLE_INSTALLATION = '0000000';
const DIGEST_DIGITS = 22;
const DIGEST_MODULUS = 10n ** BigInt(DIGEST_DIGITS);

export type Chave = {
  asks: 'activation' | 'installer-reset';
  ibge: string;
  /** 22 digits. */
  digest: string;
};

/**
 * The chave of a municipality in an installation: the same every time, and of no other pair.
 * `installationId` is the installation's UUID, `ibge` the seven digits of the municipality.
 */
export function chaveFor(subject: { installationId: string; ibge: string }): string {
  if (!/^[0-9]{7}$/.test(subject.ibge)) throw new RangeError(`ibge is "${subject.ibge}", expected 7 digits`);
  const { installationId, ibge } = subject;
  return compose(MUNICIPALITY, ibge, `pec-aberto chave 1\n${installationId.toLowerCase()}\n${ibge}`);
}

/**
 * The chave by which an installation asks that its installer be reset: another one for each request, so that
 * an answer given once opens nothing later. `requestId` is the request's UUID.
 */
export function installerChaveFor(subject: { installationId: string; requestId: string }): string {
  const named = `${subject.installationId.toLowerCase()}\n${subject.requestId.toLowerCase()}`;
  return compose(INSTALLER, WHOLE_INSTALLATION, `pec-aberto chave do instalador 1\n${named}`);
}

function compose(kind: string, ibge: string, text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  const digest = (BigInt(`0x${hash}`) % DIGEST_MODULUS).toString().padStart(DIGEST_DIGITS, '0');
  const body = `${kind}${ibge}${digest}`;
  return body + checkDigits(body);
}

/** Reads a chave typed in any form (groups, spaces, hyphens, dots). Throws ActivationFormatError. */
export function readChave(text: string): Chave {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^[0-9]{32}$/.test(digits)) throw new ActivationFormatError('form', 'a chave has 32 digits');
  if (BigInt(digits) % 97n !== 1n) {
    throw new ActivationFormatError('typing', 'the check digits of the chave do not match');
  }
  const kind = digits.charAt(0);
  if (kind !== MUNICIPALITY && kind !== INSTALLER) {
    throw new ActivationFormatError('version', 'a chave of another version');
  }
  const asks = kind === INSTALLER ? 'installer-reset' : 'activation';
  return { asks, ibge: digits.slice(1, 8), digest: digits.slice(8, 30) };
}

export function isChave(text: string): boolean {
  try {
    readChave(text);
    return true;
  } catch {
    return false;
  }
}

/** '1234…' as eight groups of four, as it is shown and read aloud. */
export const formatChave = (chave: string): string => chave.match(/.{1,4}/g)?.join(' ') ?? '';

function checkDigits(body: string): string {
  return String(98n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0');
}
