/** A check of an option (see OptionSpec): a whole number within bounds, in digits. */
export function wholeNumber(least: number, most: number): (value: string) => string | undefined {
  const [from, to] = [least, most].map((bound) => bound.toLocaleString('pt-BR'));
  return (value) => {
    const isWhole = /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
    return isWhole ? undefined : `deve ser um número inteiro de ${from} a ${to}, só com algarismos`;
  };
}
