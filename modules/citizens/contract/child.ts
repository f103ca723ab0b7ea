const CIVIL = /^\d{4}-\d{2}-\d{2}$/;
/** Years; who has them is an adolescent (Lei 8.069/1990, art. 2). */
const ADOLESCENT = 12;

/** Is who was born on `birthDate` still a child on `today`? Both aaaa-mm-dd; of a birth that is not known: no. */
export const isChild = (birthDate: string | null, today: string): boolean =>
  CIVIL.test(birthDate ?? '') &&
  `${Number(today.slice(0, 4)) - ADOLESCENT}${today.slice(4)}` < (birthDate ?? '');
