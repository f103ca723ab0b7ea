import { isCpf, normalizeCpf } from '@pec-aberto/brazil';
import { refused } from '#platform/errors/problem';

/** The digits of a CPF given as an option. A wrong one is refused (exit 2), as one that nobody has is. */
export function givenCpf(value: unknown): string {
  const cpf = normalizeCpf(String(value));
  if (!isCpf(cpf)) throw refused('cpf-invalid', 'O CPF não confere. Confira os 11 dígitos.');
  return cpf;
}

/** A check of an option (see OptionSpec): a whole number within bounds, in digits. */
export function wholeNumber(least: number, most: number): (value: string) => string | undefined {
  const [from, to] = [least, most].map((bound) => bound.toLocaleString('pt-BR'));
  return (value) => {
    const isWhole = /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
    return isWhole ? undefined : `deve ser um número inteiro de ${from} a ${to}, só com algarismos`;
  };
}
