export type Told<T> = { [K in keyof T]?: Exclude<T[K], undefined | ''> };
/** Without what was left blank: the contract knows what was not said, never a blank. */
export const told = <T extends object>(parts: T): Told<T> =>
  Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== '' && value !== undefined),
  ) as Told<T>;
