/** A check of an option (see OptionSpec): a whole number within bounds, in digits. */
export function wholeNumber(least: number, most: number): (value: string) => string | undefined {
  return (value) => {
    const isWhole = /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
    return isWhole ? undefined : `deve ser um número inteiro de ${least} a ${most}`;
  };
}
