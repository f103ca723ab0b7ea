/** The values of a coded list, in its order. */
export const valuesOf = <const V>(choices: ReadonlyArray<{ value: V }>): V[] =>
  choices.map(({ value }) => value);

/** What people read for a value; the value itself where the list has it not. */
export const labelOf = <V>(choices: ReadonlyArray<{ value: V; label: string }>, value: V): string =>
  choices.find((choice) => choice.value === value)?.label ?? String(value);
