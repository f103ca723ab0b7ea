import type { Medicine } from '../../contract/chart.ts';
import type { Prescribed } from '../../contract/content.ts';
import { inUseOn } from './in-use.ts';

/** What tells one medicine from another: its code, or the name that was typed. */
const medicineKey = ({ catmat, name }: Pick<Prescribed, 'catmat' | 'name'>): string =>
  catmat ?? name.trim().toLowerCase();

/** What is in use on a day, each medicine as it was prescribed last; without what is on the prescription already. */
export function renewable(
  medicines: readonly Medicine[],
  day: string,
  already: ReadonlyArray<Pick<Prescribed, 'catmat' | 'name'>>,
): Medicine[] {
  const taken = new Set(already.map(medicineKey));
  const inUse = inUseOn(medicines, day).toSorted((a, b) => b.startsOn.localeCompare(a.startsOn));
  return inUse.filter(({ item }) => {
    const key = medicineKey(item);
    const fresh = !taken.has(key);
    taken.add(key);
    return fresh;
  });
}

/** A medicine as it was prescribed, to begin on a day. */
export const fromDay = (item: Prescribed, day: string): Prescribed => ({
  ...item,
  dosage: { ...item.dosage, start: day },
});
